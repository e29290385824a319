"""How units are usually written: "t" for what some call tonnes or тонн."""

from __future__ import annotations

_USUAL = {
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes", "mt", "т", "тонн"), "t"),
    **dict.fromkeys(("kgs", "kilo", "kilos", "kilogram", "kilograms", "кг"), "kg"),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), "l"),
    **dict.fromkeys(("$", "us$", "usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("rub", "ruble", "rubles", "rouble", "roubles", "₽"), "RUB"),
    **dict.fromkeys(("fcfa", "cfa", "f cfa", "xof"), "XOF"),
    **dict.fromkeys(("%", "per cent", "pct", "percents"), "percent"),
    **dict.fromkeys(("mw", "megawatt", "megawatts"), "MW"),
    **dict.fromkeys(("hectare", "hectares"), "ha"),
    **dict.fromkeys(("place", "places per year"), "places"),
    **dict.fromkeys(("student",), "students"),
}


def usual_unit(name: str) -> str | None:
    """Return how a unit of this name is usually written, in whatever case; None where no other name is known."""
    return _USUAL.get(name.casefold())
