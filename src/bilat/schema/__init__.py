"""What the fact file holds: field types, fields, kinds, and the schemas and columns made of them."""
