"""The forms that staff sent: which were sent already, so that a second sending acts no second time."""
