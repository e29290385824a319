"""The tables of countries: the codes of ISO 3166, with the names of the Unicode CLDR."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bilat.values.countries import folded

NAMES = "src/bilat/values/countries.txt"
OWNS = "src/bilat/values/countr*.txt"
SPELLINGS = "src/bilat/values/country_spellings.txt"
CLDR = Path("node_modules/cldr-localenames-full/main")
LANGUAGES = ("en", "fr", "ru", "ar", "de", "es", "it", "pt", "zh")
ALSO = {
    "AE": ["UAE", "Emirates"],
    "BF": ["Burkina"],
    "CD": ["DR Congo", "DRC", "RDC", "Congo-Kinshasa", "ДРК"],
    "CF": ["CAR", "RCA", "ЦАР"],
    "CG": ["Republic of the Congo", "Congo", "Congo-Brazzaville"],
    "CN": ["PRC", "Mainland China"],
    "FM": ["Micronesia"],
    "GB": ["UK", "Great Britain", "Britain"],
    "GM": ["Gambia"],
    "IR": ["Islamic Republic of Iran"],
    "KP": ["DPRK", "КНДР"],
    "KR": ["ROK"],
    "LA": ["Lao PDR"],
    "MK": ["Macedonia", "FYROM"],
    "MM": ["Burma"],
    "NL": ["Holland"],
    "RU": ["Russian Federation", "РФ"],
    "SA": ["KSA"],
    "TW": ["ROC"],
    "TZ": ["United Republic of Tanzania"],
    "US": ["America"],
    "VA": ["Holy See", "Vatican"],
    "VE": ["Bolivarian Republic of Venezuela"],
}
DEAD = {
    "AN": ["Netherlands Antilles"],
    "CS": ["Czechoslovakia", "Tchécoslovaquie", "Чехословакия", "Československo", "ČSSR"],
    "DD": ["East Germany", "German Democratic Republic", "GDR", "DDR", "RDA", "ГДР", "Deutsche Demokratische Republik"],
    "DY": ["Dahomey", "Дагомея"],
    "HV": ["Upper Volta", "Haute-Volta", "Верхняя Вольта"],
    "RH": ["Southern Rhodesia", "Rhodesia", "Rhodésie du Sud", "Южная Родезия"],
    "SU": ["Soviet Union", "USSR", "Union soviétique", "URSS", "Советский Союз", "СССР", "UdSSR"],
    "VD": ["North Vietnam", "Democratic Republic of Vietnam", "Nord-Vietnam"],
    "YD": ["South Yemen", "Democratic Yemen", "Yémen du Sud", "Южный Йемен"],
    "YU": ["Yugoslavia", "Yougoslavie", "Югославия", "Jugoslavija", "Jugoslawien", "SFRY"],
    "ZR": ["Zaire", "Zaïre", "Заир"],
}
"""The states that are gone, by their code in ISO 3166-3: English names, then others. CS later stood for Serbia and
Montenegro, which therefore has none here."""
NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


def files() -> dict[str, str]:
    """Return the two tables by their paths: code|English name, and code|other spellings."""
    english = {code: names[0] for code, names in _territories("en").items() if code not in NOT_COUNTRIES}
    english |= {code: names[0] for code, names in DEAD.items()}
    names = "".join(f"{code}|{name}\n" for code, name in sorted(english.items()))
    spellings = _spellings(english)
    rows = "".join("|".join([code, *spellings[code]]) + "\n" for code in sorted(english))
    return {NAMES: names, SPELLINGS: rows}


def _spellings(english: dict[str, str]) -> dict[str, list[str]]:
    """Return the other spellings of each country, none of which is taken by another; English ones come first."""
    owners: dict[str, str] = {}
    found: dict[str, list[str]] = {code: [] for code in english}
    for source in (english_names, other_names):
        wanted: dict[str, set[str]] = defaultdict(set)
        for code in english:
            for name in (english[code], code, *source(code)):
                wanted[folded(name)].add(code)
        for code in english:
            for name in source(code):
                key = folded(name)
                if wanted[key] == {code} and owners.setdefault(key, code) == code and name != english[code]:
                    found[code].append(name)
    return {code: _distinct(english[code], names) for code, names in found.items()}


def _distinct(english: str, names: list[str]) -> list[str]:
    """Return the names that differ in more than case, accents and punctuation from those before."""
    by_key = {folded(english): ""}
    for name in names:
        by_key.setdefault(folded(name), name)
    return [name for name in by_key.values() if name]


def english_names(code: str) -> Iterator[str]:
    """Return the names of a country in English: of CLDR, of ISO 3166 with the code of three letters, and usual ones."""
    import pycountry  # a library that nothing else here needs: this module loads without it

    yield from ALSO.get(code, [])
    yield from DEAD.get(code, [])
    yield from _territories("en").get(code, [])
    gone = [one for one in pycountry.historic_countries if one.alpha_2 == code and code in DEAD]
    country = pycountry.countries.get(alpha_2=code) or (gone[0] if gone else None)
    if country:
        yield country.alpha_3
        for key in ("common_name", "name", "official_name"):
            if name := getattr(country, key, None):
                yield name
                yield re.sub(r"^(.+?), (.+)$", r"\2 \1", name)


def other_names(code: str) -> Iterator[str]:
    """Return the names of a country in other languages, its own among them."""
    from babel.languages import get_official_languages

    own = () if code in DEAD else get_official_languages(code, regional=True, de_facto=True)
    for language in dict.fromkeys([*LANGUAGES[1:], *own]):
        yield from _territories(language.replace("_", "-")).get(code, [])


@cache
def _territories(language: str) -> dict[str, list[str]]:
    """Return the names of each country in a language: the usual one, then CLDR's short one and its variant."""
    path = CLDR / language / "territories.json"
    if not path.is_file():
        return {}
    main = json.loads(path.read_text(encoding="utf-8"))["main"]
    names: dict[str, list[str]] = defaultdict(list)
    for key, name in sorted(main[language]["localeDisplayNames"]["territories"].items()):
        if re.fullmatch("[A-Z]{2}", code := key.split("-alt-")[0]) and not re.fullmatch("[A-Z]{2}", name):
            names[code].append(re.sub("[\u200e\u200f]", "", name))
    return names
