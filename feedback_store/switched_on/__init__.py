"""Whether tablets were switched on: one word a day, from what they ask the server by themselves, never from voices."""
