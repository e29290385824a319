"""The table of countries in the source, from the Unicode CLDR."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATH = "src/bilat/values/countries.py"
BEGIN, END = '_TABLE = """\\\n', '\n"""\n'
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
    """Return the module by its path: its table written anew, the rest as it is."""
    before, table = (ROOT / PATH).read_text(encoding="utf-8").split(BEGIN)
    return {PATH: before + BEGIN + _rows() + table[table.index(END) :]}


def _rows() -> str:
    """Return the table's lines: code, English name, then French, Russian and Arabic names and other spellings."""
    from babel import Locale  # a library that nothing else here needs: this module loads without it

    languages = [Locale(code).territories for code in ("en", "fr", "ru", "ar")]
    lines = []
    for code in sorted(languages[0]):
        if not re.fullmatch("[A-Z]{2}", code) or code in NOT_COUNTRIES:
            continue
        names = [territories[code] for territories in languages if code in territories] + ALSO.get(code, [])
        lines.append("    " + "|".join([code, *dict.fromkeys(names)]).replace("\u200f", ""))
    return "\n".join(lines)
