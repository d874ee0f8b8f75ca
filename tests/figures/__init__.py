"""Measures the child's page in a real browser and writes docs/kiosk-figures.md: `make figures`."""
