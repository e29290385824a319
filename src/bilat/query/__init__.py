"""A question to a base as a value, and its answer."""
