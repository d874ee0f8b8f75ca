"""Many chats at once, each of which behaves as a person does, and what must hold afterwards."""
