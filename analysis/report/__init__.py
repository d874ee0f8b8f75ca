"""The user-voice section as a document, from protected figures only."""
