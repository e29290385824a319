"""What the tests share: small bases, generated ones, and the program as a process."""
