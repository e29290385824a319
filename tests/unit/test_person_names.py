"""Names of authors: persons in their parts, and what is no one person's name kept whole."""

import pytest

from bilat.values.person_names import Name, doubt, looks_like_body, looks_like_list, parse_name


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
        ("Jean-Marie Le Pen", Name("Le Pen", "Jean-Marie")),
        ("Jean de La Fontaine", Name("La Fontaine", "Jean", "de")),
        ("W. E. B. Du Bois", Name("Du Bois", "W. E. B.")),
        ("Robert De Niro", Name("De Niro", "Robert")),
        ("Dirk Van den Broeck", Name("Van den Broeck", "Dirk")),
        ("Jan van der Berg", Name("Berg", "Jan", "van der")),
        ("Gerard 't Hooft", Name("Hooft", "Gerard", "'t")),
        ("Gabriel García Márquez", Name("García Márquez", "Gabriel")),
        ("Andrés Manuel López Obrador", Name("López Obrador", "Andrés Manuel")),
        ("Xi Jinping", Name("Xi", "Jinping", family_first=True)),
        ("Kim Jong-un", Name("Kim", "Jong-un", family_first=True)),
        ("Nguyễn Văn An", Name("Nguyễn", "Văn An", family_first=True)),
        ("Bo Li", Name("Li", "Bo")),
        ("Kim Campbell", Name("Campbell", "Kim")),
        ("Abd al-Rahman", Name("Abd al-Rahman")),
        ("Abd al-Rahman al-Rashid", Name("Rashid", "Abd al-Rahman", "al-")),
        ("Abd el Kader Sissako", Name("Sissako", "Abd el Kader")),
        ("Abu Bakr al-Baghdadi", Name("Baghdadi", "Abu Bakr", "al-")),
        ("Nour el Din Sow", Name("Sow", "Nour el Din")),
        ("Muhammad Abd al-Wahhab", Name("Abd al-Wahhab", "Muhammad")),
        ("Muhammad bin Salman Al Saud", Name("Al Saud", "Muhammad bin Salman")),
        ("De Gaulle", Name("De Gaulle")),
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


@pytest.mark.parametrize(
    "text",
    ["Xi Jinping", "Kim Jong-un", "Nguyễn Văn An", "Abd al-Rahman", "Abu Bakr", "Gabriel García Márquez", "De Gaulle"],
)
def test_a_name_that_may_be_parsed_otherwise_is_doubted(text: str) -> None:
    assert doubt(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Ana Sow", "Jean-Marie Le Pen", "Xi, Jinping", "García Márquez, Gabriel", "José Ortega y Gasset", "Bo Li"),
        *("Kim Campbell", "Abd al-Rahman al-Rashid", "María Jiménez", "Moutiou Adjibi Nourou", "Madonna", "李小平"),
    ],
)
def test_a_name_that_can_be_parsed_in_one_way_is_not_doubted(text: str) -> None:
    assert doubt(text) is None


def test_a_name_reads_as_it_was_written() -> None:
    texts = ["Xi Jinping", "Charles de Gaulle", "Jean-Marie Le Pen", "Abd al-Rahman al-Rashid"]
    assert [str(parse_name(text)) for text in texts] == texts


def test_lists_and_bodies_are_told_from_persons() -> None:
    texts = ["Sow, Ana; Li, Bo", "Ana Sow, Bo Li", "Reuters Staff", "García Márquez, Gabriel", "José Ortega y Gasset"]
    assert [(looks_like_list(text), looks_like_body(text)) for text in texts] == [
        *((True, False), (True, False), (False, True), (False, False), (False, False))
    ]


@pytest.mark.parametrize("text", [" ", ",", ", ,", "Jr.", "PhD", "de", "von der", "'", "…", ",,,,", "a" * 5_000, "-,-"])
def test_any_text_is_some_name(text: str) -> None:
    assert parse_name(text).family or not text.strip(" ,")
