"""The formats that a citation is written in, one module each."""
