"""Other people's tables and references, turned into the tables of a fact file."""
