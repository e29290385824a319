"""Names of authors: persons in their parts, and what is no one person's name kept whole."""

import pytest

from bilat.values.person_names import Name, looks_like_body, looks_like_list, parse_name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana Sow", Name("Sow", "Ana")),
        ("Sow, Ana", Name("Sow", "Ana")),
        ("Charles de Gaulle", Name("Gaulle", "Charles", "de")),
        ("Ursula von der Leyen", Name("Leyen", "Ursula", "von der")),
        ("von der Leyen, Ursula", Name("Leyen", "Ursula", "von der")),
        ("García Márquez, Gabriel", Name("García Márquez", "Gabriel")),
        ("Jean d’Alembert", Name("Alembert", "Jean", "d’")),
        ("Ayman al-Zawahiri", Name("Zawahiri", "Ayman", "al-")),
        ("José Ortega y Gasset", Name("Ortega y Gasset", "José")),
        ("Maria da Silva e Souza", Name("Silva e Souza", "Maria", "da")),
        ("Sidi Ould Tah", Name("Ould Tah", "Sidi")),
        ("Iyad Ag Ghaly", Name("Ag Ghaly", "Iyad")),
        ("Martin Luther King, Jr.", Name("King", "Martin Luther", "", "Jr.")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", "", "Jr.")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", "", "Jr.")),
        ("Henry Louis Gates III", Name("Gates", "Henry Louis", "", "III")),
        ("J.K. Rowling", Name("Rowling", "J. K.")),
        ("Jean‑Marie Sow", Name("Sow", "Jean-Marie")),
        ("Dr. Ana Sow, PhD", Name("Sow", "Ana")),
        ("Ana Sow et al.", Name("Sow", "Ana")),
        ("By Ana Sow (avec AFP)", Name("Sow", "Ana")),
        ("Madonna", Name("Madonna")),
        ("Иван Петрович Дроздов", Name("Дроздов", "Иван Петрович")),
        ("محمد الحاج", Name("الحاج", "محمد")),
    ],
)
def test_a_person_is_parsed(text: str, wanted: Name) -> None:
    assert parse_name(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("Ministry of Health and Welfare", "Barnes & Noble", "Reuters Staff", "La rédaction", "The Editors"),
        *("Sow, Ana; Li, Bo", "Sow, Ana and Li, Bo", "Ana Sow, Bo Li", "Ana Sow et Bo Li", "Ana Sow and Bo Li"),
    ],
)
def test_what_is_no_one_person_is_kept_whole(text: str) -> None:
    assert parse_name(text) == Name(text, is_body=True)


def test_lists_and_bodies_are_told_from_persons() -> None:
    texts = ["Sow, Ana; Li, Bo", "Ana Sow, Bo Li", "Reuters Staff", "García Márquez, Gabriel", "José Ortega y Gasset"]
    assert [(looks_like_list(text), looks_like_body(text)) for text in texts] == [
        *((True, False), (True, False), (False, True), (False, False), (False, False))
    ]


@pytest.mark.parametrize("text", [" ", ",", ", ,", "Jr.", "PhD", "de", "von der", "'", "…", ",,,,", "a" * 5_000, "-,-"])
def test_any_text_is_some_name(text: str) -> None:
    assert parse_name(text).family or not text.strip(" ,")
