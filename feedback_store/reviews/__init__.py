"""Review: what children wrote or drew, read by a person one by one, and what is to become of each."""
