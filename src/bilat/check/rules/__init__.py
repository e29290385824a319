"""The rules of the checker, by theme."""
