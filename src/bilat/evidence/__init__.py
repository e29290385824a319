"""What the claims of a fact come to: its disputes, its possible amounts and dates, its independent voices."""
