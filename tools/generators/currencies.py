"""The table of currencies: the codes of ISO 4217, with the English names of the Unicode CLDR."""

from collections import Counter
from collections.abc import Iterator

PATH = "src/bilat/values/currencies.txt"
ALSO = {
    "CNY": ["RMB", "renminbi", "CN¥"],
    "EUR": ["euro", "euros"],
    "GBP": ["pound sterling", "pounds sterling"],
    "INR": ["Rs"],
}
NOT_MONEY = {"XAG", "XAU", "XPD", "XPT", "XTS", "XXX", "XBA", "XBB", "XBC", "XBD"}
NOT_ALONE = {"account", "gold", "rights"}
AMBIGUOUS = {"¥", "FCFA", "F\u202fCFA"}


def files() -> dict[str, str]:
    """Return the table by its path."""
    return {PATH: "".join(_rows())}


def _rows() -> Iterator[str]:
    """Return a line for each currency, in use or not: its code, then its names and its sign."""
    import pycountry  # libraries that nothing else here needs: this module loads without them
    from babel import Locale, numbers

    english = Locale("en")
    current = {currency.alpha_3: currency.name for currency in pycountry.currencies}
    codes = sorted((current.keys() | english.currencies.keys()) - NOT_MONEY)
    names = {
        code: [
            english.currencies.get(code, ""),
            *(numbers.get_currency_name(code, count=count, locale=english) for count in (1, 2)),
            current.get(code, ""),
        ]
        for code in codes
    }
    # "kina" alone is that of Papua New Guinea; "dollar" alone could be anybody's.
    nouns = Counter(noun for code in codes for noun in {_noun(name).rstrip("s") for name in names[code]})
    for code in codes:
        short = [noun for name in names[code][:3] if code in current and nouns[(noun := _noun(name)).rstrip("s")] == 1]
        sign = english.currency_symbols.get(code, "")
        signs = [sign] if sign and sign not in AMBIGUOUS else []
        row = dict.fromkeys(
            name for name in [*names[code], *short, *signs, *ALSO.get(code, [])] if name not in ("", code, *NOT_ALONE)
        )
        yield "|".join([code, *row]) + "\n"


def _noun(name: str) -> str:
    return name.split()[-1].lower() if name and name.split()[-1].isalpha() else ""
