"""What `import bilat` offers."""

from __future__ import annotations

import pytest

import bilat


@pytest.mark.parametrize("name", bilat.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(bilat, name) is not None


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = bilat.Nothing
