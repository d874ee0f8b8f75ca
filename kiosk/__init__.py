"""What browsers see: the child's page on a tablet, the interface it speaks, and the pages for staff."""
