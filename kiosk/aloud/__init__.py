"""What the bird reads aloud: each text of the child's page as a clip, made at set-up by `python -m kiosk.aloud`."""
