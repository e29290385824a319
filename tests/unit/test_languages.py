"""Which languages there are, and the scripts that they are written in."""

import pytest

from bilat.values import languages


@pytest.mark.parametrize(
    ("tag", "exists"), [("fr", True), ("pt-BR", True), ("bm", True), ("pcm", True), ("xx", False), ("sp", False)]
)
def test_a_language_is_known_by_its_code(tag: str, exists: bool) -> None:
    assert languages.exists(tag) is exists


@pytest.mark.parametrize(
    ("text", "tag", "script"),
    [
        ("Сергей Лавров", "ru", None),
        ("Sergei Lavrov", "ru", "Latin"),
        ("Сергей Лавров", "fr", "Cyrillic"),
        ("ЧВК Wagner", "ru", None),
        ("Sergueï", "fr", None),
        ("السودان", "ar", None),
        ("Sudan", "ar", "Latin"),
        ("马里", "zh", None),
        ("101", "ru", None),
        ("Beograd", "sr", None),
        ("Bamako", "ru-Latn", None),
    ],
)
def test_a_name_is_in_the_script_of_its_language_or_in_another(text: str, tag: str, script: str | None) -> None:
    assert languages.other_script(text, tag) == script
