"""The boxes: closed letter boxes of a social service, into which what children say is dropped."""
