"""The table of countries, from the Unicode CLDR."""

import re
from collections.abc import Iterator

PATH = "src/bilat/values/countries.txt"
ALSO = {
    "BO": ["Bolivia"],
    "CD": ["DR Congo", "Democratic Republic of the Congo", "DRC", "RDC"],
    "CG": ["Republic of the Congo", "Congo"],
    "CI": ["Ivory Coast"],
    "CN": ["People's Republic of China", "PRC"],
    "CV": ["Cabo Verde"],
    "CZ": ["Czech Republic"],
    "GB": ["UK", "Great Britain", "Britain"],
    "IR": ["Islamic Republic of Iran"],
    "KP": ["DPRK"],
    "KR": ["Republic of Korea"],
    "LA": ["Lao PDR"],
    "MK": ["Macedonia"],
    "ML": ["Republic of Mali"],
    "MM": ["Burma"],
    "RU": ["Russian Federation"],
    "SY": ["Syrian Arab Republic"],
    "SZ": ["Swaziland"],
    "TR": ["Turkey"],
    "TZ": ["United Republic of Tanzania"],
    "US": ["USA", "United States of America", "America"],
    "VE": ["Bolivarian Republic of Venezuela"],
    "BF": ["Burkina"],
}
NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


def files() -> dict[str, str]:
    """Return the table by its path."""
    return {PATH: "".join(_rows())}


def _rows() -> Iterator[str]:
    """Return a line for each country: code, English name, then French, Russian and Arabic names and other spellings."""
    from babel import Locale  # a library that nothing else here needs: this module loads without it

    languages = [Locale(code).territories for code in ("en", "fr", "ru", "ar")]
    for code in sorted(languages[0]):
        if re.fullmatch("[A-Z]{2}", code) and code not in NOT_COUNTRIES:
            names = [territories[code] for territories in languages if code in territories] + ALSO.get(code, [])
            yield "|".join([code, *dict.fromkeys(names)]).replace("\u200f", "") + "\n"
