"""Topics that a provider adds to what children are asked: their names, pictures, order and season."""
