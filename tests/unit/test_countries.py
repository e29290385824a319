"""Countries by whatever name people type, and the suggestions for those that are misspelt."""

from __future__ import annotations

import pytest

from bilat.values import countries


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ml", "ML"),
        ("MLI", "ML"),
        ("Burkina", "BF"),
        ("Мали", "ML"),
        ("cote d'ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("中国", "CN"),
        ("Deutschland", "DE"),
        ("Côte d’Ivoire", "CI"),
        ("Сирия", "SY"),
        ("日本", "JP"),
        ("UAE", "AE"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("DRC", "CD"),
        ("CAR", "CF"),
        ("ROK", "KR"),
        ("DPRK", "KP"),
        ("Korea, Republic of", "KR"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Trinidad and Tobago", "TT"),
        ("Trinidad & Tobago", "TT"),
        ("Saint Lucia", "LC"),
        ("St Lucia", "LC"),
        ("St. Vincent and the Grenadines", "VC"),
        ("The Gambia", "GM"),
        ("Gambia", "GM"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Czech Republic", "CZ"),
        ("Swaziland", "SZ"),
        ("Viet Nam", "VN"),
        ("LA", "LA"),
        ("ST", "ST"),
        ("USSR", "SU"),
        ("СССР", "SU"),
        ("Yugoslavia", "YU"),
        ("GDR", "DD"),
        ("Czechoslovakia", "CS"),
        ("Zaire", "ZR"),
        ("Atlantis", None),
        ("the", None),
        ("", None),
    ],
)
def test_a_country_is_named_by_its_codes_or_in_many_languages(typed: str, code: str | None) -> None:
    assert countries.code(typed) == code


def test_every_code_and_english_name_names_its_own_country() -> None:
    assert {code: countries.code(name) for code, name in countries.names().items()} == {
        code: code for code in countries.names()
    }
    assert all(countries.code(code.lower()) == code for code in countries.names())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Frnace", ["France"]),
        ("Burkina Fasso", ["Burkina Faso"]),
        ("Korea", ["South Korea", "North Korea"]),
        ("Arab Emirates", ["United Arab Emirates"]),
        ("UAF", []),
        ("xyzzy", []),
    ],
)
def test_what_names_no_country_is_answered_by_those_it_may_mean(typed: str, meant: list[str]) -> None:
    assert sorted(countries.nearest(typed)) == sorted(meant)
