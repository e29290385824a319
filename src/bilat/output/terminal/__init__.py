"""Answers for people at a terminal; only here is rich known."""
