"""What members of staff may do, in which service: roles and who has them."""
