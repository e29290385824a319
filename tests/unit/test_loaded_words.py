"""Which words of a title take one side, in three languages."""

import pytest

from bilat.check.loaded_words import loaded_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The junta freed mercenaries", ["junta", "mercenaries"]),
        ("Le régime malien", ["regime"]),
        ("La junte accuse des mercenaires russes", ["junte", "mercenaires"]),
        ("Российские наёмники и инструкторы в Мали", ["наемники", "инструкторы"]),
        ("Киевский режим", ["режим"]),
        ("Братский народ Мали", ["братскии"]),
        ("Mali neutralised twelve fighters", ["neutralised"]),
        ("La Special Military Operation", ["special military operation"]),
    ],
)
def test_a_word_of_one_side_is_found(title: str, words: list[str]) -> None:
    assert sorted(found.text for found in loaded_words(title)) == sorted(words)


@pytest.mark.parametrize(
    "title",
    [
        "The Council set up a sanctions regime for Mali",
        "Agreement on visa-free regimes",
        "Безвизовый режим для дипломатов",
        "Le régime de sanctions du Mali",
        "The counter-terrorism working group met",
        "Conference on a memorandum of juntos",
        "Russian personnel, called “instructors” by both states",
        "Lavrov warned of «terrorist groups»",
        'Bamako said that "mercenaries" had come',
        "МИД назвал их «наёмниками»",
        "Trainers came to Bamako",
    ],
)
def test_plain_uses_and_attributed_quotations_are_not_loaded(title: str) -> None:
    assert [*loaded_words(title)] == []


def test_a_quotation_of_nobody_is_no_better() -> None:
    assert [(found.text, found.quoted) for found in loaded_words("“Mercenaries” came to Bamako")] == [
        ("mercenaries", True)
    ]
