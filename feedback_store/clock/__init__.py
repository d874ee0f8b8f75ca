"""The daily work, and which day it is: what may not be done on a wrong day waits for a person."""
