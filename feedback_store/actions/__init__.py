"""Actions: what a service does about what it heard, who answers for it, and how the children are told."""
