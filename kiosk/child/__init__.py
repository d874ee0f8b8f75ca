"""What a child sees on the tablet: the shelf, the questions and the thanks."""
