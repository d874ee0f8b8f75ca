"""What the voices say, in protected figures, and the documents made of them; knows no database."""
