"""The pictogram library: outlines of OpenMoji (CC BY-SA 4.0) that fit a child's day, found by English and Bulgarian."""
