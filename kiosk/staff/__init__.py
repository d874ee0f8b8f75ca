"""The pages for staff: signing in, last week's mood, social services and their tablets."""
