"""Benchmarks: what the store bears on this machine, beside what the machine itself bears in the same minutes."""
