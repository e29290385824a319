"""What writes the generated files: one module each, whose `files()` returns text by path."""
