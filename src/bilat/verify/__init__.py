"""Quotes looked up in the texts that they come from, in a folder or on the web."""
