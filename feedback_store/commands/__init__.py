"""What people type: `glasche store`, `service`, `device`, `box` and `clock`, one file each."""
