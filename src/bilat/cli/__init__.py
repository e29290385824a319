"""The command line: only here click is known."""
