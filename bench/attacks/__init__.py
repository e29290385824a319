"""Attacks on the program, each at random and without end: what it must withstand, and how it is seen to fail."""
