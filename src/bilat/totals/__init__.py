"""Facts added up: what counts, what is left out and why, and the span of the disputed readings."""
