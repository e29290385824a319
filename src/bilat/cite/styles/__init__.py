"""How references are written for people, one module a style."""
