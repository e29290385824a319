"""Write src/bilat/countries.py's table from the Unicode CLDR: `pip install babel && python tools/countries.py`."""

import re
from pathlib import Path

from babel import Locale

HOME = Path(__file__).parents[1] / "src/bilat/countries.py"
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


def rows() -> str:
    """Return the table's lines: code, English name, then French, Russian and Arabic names and other spellings."""
    languages = [Locale(code).territories for code in ("en", "fr", "ru", "ar")]
    lines = []
    for code in sorted(languages[0]):
        if not re.fullmatch("[A-Z]{2}", code) or code in NOT_COUNTRIES:
            continue
        names = [territories[code] for territories in languages if code in territories] + ALSO.get(code, [])
        lines.append("    " + "|".join([code, *dict.fromkeys(names)]).replace("\u200f", ""))
    return "\n".join(lines)


text = HOME.read_text(encoding="utf-8")
begin, end = text.index('_TABLE = """\\\n') + len('_TABLE = """\\\n'), text.index('\n"""\n', text.index("_TABLE"))
HOME.write_text(text[:begin] + rows() + text[end:], encoding="utf-8")
