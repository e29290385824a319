"""Sources that are hard to cite: names, dates, sorts of document, titles and languages in thousands of combinations.

They are the same in every run. `python tools/generate.py citations` has citeproc-js write them in four styles.
"""

from __future__ import annotations

from typing import Any

from bilat.schema.fields import DOCUMENTS, PUBLISHER_TYPES
from bilat.values.person_names import Name, parse_name

COUNT = 4_500

_LETTERS = "abcdefghijklmnopqrstuv"
_AUTHORS: tuple[tuple[str | Name, ...], ...] = (
    (),
    ("Moutiou Adjibi Nourou",),
    ("Ursula von der Leyen",),
    ("Charles de Gaulle",),
    ("Ludwig van Beethoven", "Charles de Gaulle"),
    ("García Márquez, Gabriel",),
    ("José Ortega y Gasset", "Ana Sow"),
    ("King, Martin Luther, Jr.",),
    ("Ana Sow", "Martin Luther King, Jr."),
    ("Henry Louis Gates III", "Ana Sow", "Bo Li"),
    ("Jean-Marie Cissé",),
    ("Jean d'Alembert", "Ayman al-Zawahiri"),
    ("J.K. Rowling", "Li, Bo"),
    ("Ana B. Sow", "Jean-Marie A. Cissé"),
    ("Madonna",),
    ("Ana Sow", "Madonna"),
    ("Conan O'Brien", "D'Arcy O'Neil", "Bo Li"),
    ("Иван Петрович Дроздов",),
    ("Иван Дроздов", "Ana Sow"),
    ("محمد الحاج",),
    (Name("李", "小平"),),
    ("Łukasz Żółć", "Émile Zola", "Åsa Öberg"),
    (Name("Reuters Staff", is_body=True),),
    (Name("La rédaction", is_body=True), "Bo Li"),
    (Name("Ministry of Health and Welfare", is_body=True),),
    (Name('The "Truth" Commission', is_body=True),),
    (Name("Barnes & Noble", is_body=True), Name("L'Essor", is_body=True)),
    tuple(f"Ana Sow{letter}" for letter in _LETTERS[:3]),
    tuple(f"Ana Sow{letter}" for letter in _LETTERS[:6]),
    tuple(f"Ana Sow{letter}" for letter in _LETTERS[:7]),
    tuple(f"Ana Sow{letter}" for letter in _LETTERS[:20]),
    tuple(f"Ana Sow{letter}" for letter in _LETTERS[:21]),
    tuple(f"Ana Sow{letter}" for letter in _LETTERS),
    ("Thierry Ch. Ba", "Nguyễn Văn An"),
    (Name("Sow", "Ana", "", "PhD"),),
    ("de la Cruz, Juana Inés",),
    ("Maria da Silva e Souza",),
    ("Jean-Marie Le Pen", "Xi Jinping"),
    ("Abd al-Rahman al-Rashid",),
    ("Dirk Van den Broeck", "Gabriel García Márquez"),
    ("Xi Jinping",),
    ("Kim Jong-un", "Ana Sow"),
)
_DATES = (
    *("2024-02-28", "2023-09", "2023", None, "2023-09~", "2022-12-30/2023-01-02", "2023-09-03/2023-09-07"),
    *("2023-07-30/2023-08-02", "2022-12/2023-01", "2022/2023", "[2023-09-21,2023-09-22]", "2024-23", "202X"),
    *("2023?", "2024-02-28?", "2023-09/2023-11", "../2024-02", "2023/..", "2023-05/..", "2024-36", "2024-21"),
    *("2024-24~", "2022~/2023", "1999-05-01", "2024-10-05/2024-12", "[2023-07-24..2023-07-27]", "2025-11"),
    *("2021-01-31", "2018", "2026-03-08", "2024-12-25"),
)
_TITLES = (
    ("en", "Mali: the reports underline the extent of Russia’s malign activity, says UK at the UN"),
    ("ru", "Мали выразила России благодарность за поставки"),
    ("ar", "مالي وروسيا توقعان اتفاقا"),
    ("en", "Wagner group says 'mission accomplished'"),
    ("fr", "Coopération : le Mali reçoit-il « tout » ?"),
    ("en", 'Lavrov on "private" aid - what it is about'),
    (None, None),
    ("en", "the '90s show"),
    ("en", "Back to the '90s, and the '80s too"),
    ("en", "a self-help e-mail"),
    ("en", "vitamin d for mali"),
    ("en", "Mali -- the next step"),
    ("en", "3 < 5 and a | b > c"),
    ("en", "A “quoted” title"),
    ("en", "He said “no ‘yes’ no” again"),
    ("en", "“All quoted”"),
    ("en", "Who said “what?”"),
    ("en", "Acme Inc."),
    ("en", "And then…"),
    ("en", "Wow!"),
    ("en", "What now?"),
    ("de", "Mali: „Wir sind hier“ – ein Bericht"),
    ("es", "¿Qué pasa en Malí?"),
    ("fr", "L'armée malienne, aujourd'hui : l'essor d'une coopération"),
    ("en", "the U.S.-Mali summit of 2024: a first look"),
    ("en", "iPhone and eBay in Bamako's markets"),
    ("en", "What’s next for the AES? up to them"),
    ("en", "Grain (and fuel) for Mali"),
    ("en", "Rock 'n' roll in Bamako"),
    ("en", "5,000 t of wheat: 'a gift' or \"a sale\"?"),
    ("en", "President's men's club"),
    ("en", "to be or not to be in the alliance of which it is a part of"),
    ("pt-BR", "O Brasil e o Mali: cooperação técnica"),
    ("zh", "马里与俄罗斯签署协议"),
    ("tr", "İstanbul'da Mali görüşmesi"),
    ("en", "Prices, 2020–2024: up, up & away"),
    ("en", "One/two and/or three"),
    ("en-GB", "A lorry's load of fertiliser"),
    (None, "Untitled language"),
    ("en", "Re: your letter of 5 may"),
    ("en", "well-known facts about on-the-ground work"),
    ("en", "Wagner pulls out of Mali after three years"),
    ("en", "Mali Sets Up a Mission In Moscow"),
    ("en", "Russian grain reaches Mali"),
    ("fr", "Le Mali et la Russie signent quatre accords"),
    ("ru", "Лавров: «Россия поможет Мали»"),
    ("en", "Who feeds Bamako?"),
    ("es", "El trigo ruso llega a Malí"),
    ("en", "Four ministers in one plane"),
    ("en", "A summit without an end"),
    ("en", "Fuel, wheat and gold"),
    ("en", "Envoys meet in Bamako"),
    ("ar", "روسيا تسلم مالي القمح"),
)
_PUBLISHERS = ("News.ru", 'The Ministry of "Truth"', "Who?", "L'Essor", "Gov. of the U.K.", "RT en français", "AEX.ru")


def hard_sources() -> dict[str, Any]:
    """Return the rows of the sources, as `bilat sources --json` would give them, by id."""
    return {f"hard-{number:04}": _row(number) for number in range(COUNT)}


def row(**fields: Any) -> Any:
    """Return the row of a source: a press page of 17 January 2024, but for what `fields` say.

    `authors` may be texts and names.
    """
    keys = ("description", "agency", "agency_name", "archived", "accessed", "fingerprint", "note", "country")
    plain = {
        "title": "A page",
        "publisher": "the-paper",
        "publisher_name": "The Paper",
        "type": "press",
        "document": "news",
        "published": "2024-01-17",
        "language": "en",
        "url": "https://example.org/page",
    }
    authors = [author_row(author) for author in fields.pop("authors", ())]
    return dict.fromkeys(keys) | plain | fields | {"authors": authors}


def author_row(author: str | Name) -> dict[str, str | None]:
    """Return an author as a row."""
    name = parse_name(author) if isinstance(author, str) else author
    family = None if name.is_body else name.family
    parts = {"given": name.given or None, "particle": name.particle or None, "suffix": name.suffix or None}
    return {"name": str(name), "family": family, **parts}


def _row(number: int) -> Any:
    language, title = _TITLES[number % len(_TITLES)]
    # The lengths of the lists have no common factor, so that each combination of two comes up.
    return row(
        title=title,
        description=None if title else "Report on the talks at AEX.ru",
        authors=_AUTHORS[number * 5 % len(_AUTHORS)],
        published=_DATES[number % len(_DATES)],
        document=(*DOCUMENTS, None)[number // 2 % (len(DOCUMENTS) + 1)],
        type=PUBLISHER_TYPES[number // 3 % len(PUBLISHER_TYPES)],
        publisher_name=_PUBLISHERS[number // 5 % len(_PUBLISHERS)],
        language=language,
        url="https://example.org/a?b=c" if number % 17 else None,
        accessed="2026-11-01" if number % 3 == 0 else None,
        agency_name="TASS" if number % 19 == 5 else None,
    )
