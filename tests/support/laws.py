"""How many examples a law is tried on."""

from hypothesis import settings


def example_count(many: int) -> settings:
    """Return the settings of a law that is tried on `many` examples, and on 25 times as many in a thorough run."""
    return settings(max_examples=many * settings().max_examples // 100)
