"""How children reach what stands on a tablet who do not touch it: by switches, by resting a pointer, two by two."""
