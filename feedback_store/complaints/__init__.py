"""Ideas and complaints: what was said, what staff replied, and the receipt by which only the sender finds it again."""
