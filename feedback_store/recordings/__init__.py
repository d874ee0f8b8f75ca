"""Voice messages that wait until somebody of the staff has written the words down; then the sound is destroyed."""
