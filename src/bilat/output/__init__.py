"""Answers written out: for programs, for people at a terminal, for screen readers."""
