"""What people correct of the reader, as hints for its word lists: words that everybody uses, and no text."""
