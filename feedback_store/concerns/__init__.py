"""What children tell of danger: heard at the door, told to the people named for it, answered for by them."""
