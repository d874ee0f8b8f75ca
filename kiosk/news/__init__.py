"""News in print: what children are told, as a poster."""
