"""From a fact file to a fact base, or to every problem in it, with its place."""
