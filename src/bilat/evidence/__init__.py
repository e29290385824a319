"""What follows from the claims of a fact: its disputes, its possible amounts and dates, its independent voices."""
