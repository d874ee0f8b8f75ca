"""Takes the pictures in docs/pictures from the running product: `make pictures`."""
