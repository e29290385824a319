"""The checker on other people's data: what is right raises no alarm, and what is wrong is named."""

from __future__ import annotations

import pytest

from bilat.check import check

HEAD = """
[base]
format = 1
title = "t"
parties = ["RU", "ML"]
version = "1"

[publisher.p]
name = "P"
type = "dataset"

[source.s]
publisher = "p"
language = "en"
published = "2024-03-01"
url = "https://example.org/x"
title = "X"
"""


def aid(id_: str, amount: str, quote: str, *, unit: str = "USD", more: str = "", note: str = "") -> str:
    said = f', note = "{note}"' if note else ""
    return f"""
[aid.{id_}]
title = "Aid {id_}"
date = "2007"
donor = "RU"
recipient = "ML"
amount = {amount}
unit = "{unit}"
stage = "delivered"
{more}
claim = [{{ source = "s", quote = "{quote}"{said} }}]
"""


def codes(*facts: str) -> list[str]:
    return [problem.code for problem in check(HEAD + "".join(facts))]


@pytest.mark.parametrize(
    ("amount", "quote"),
    [
        ("412_911.54", "provides $412,911.54 in support"),
        ("120_000", "Zhang Bohua handed over 120,000 LSL worth of equipment"),
        ("120_000", "a talk over a 120,000 LSL loan"),
        ("120_000", "they signed over 120,000 LSL to the school"),
        ("120_000", "talks about 120,000 LSL went on"),
        ("28_798_000", "estimated at USD 28.798 million"),
    ],
)
def test_a_right_amount_raises_no_alarm(amount: str, quote: str) -> None:
    assert codes(aid("a", amount, quote)) == []


@pytest.mark.parametrize(
    ("amount", "quote", "code"),
    [
        ("28_798_000_000", "estimated at USD 28.798 million", "B411"),
        ("120_000", "over 120,000 LSL worth of equipment", "B412"),
        ("120_000", "he gave more than 120,000 LSL", "B412"),
    ],
)
def test_a_wrong_amount_is_named(amount: str, quote: str, code: str) -> None:
    assert codes(aid("a", amount, quote)) == [code]


def test_the_quote_and_the_note_are_two_texts() -> None:
    assert codes(aid("a", "233_000_000", "total 4.233, military 4", note="233,000,000 euros")) == []
    assert codes(aid("a", "4_233_000_000", "total 4.233, military 4", note="233,000,000 euros")) == ["B411"]


def test_sums_of_money_may_span_a_thousandfold_and_tonnes_may_not() -> None:
    amounts = ("200", "300", "400", "500", "900_000")
    money = [aid(f"n{i}", amount, f"{amount.replace('_', '')} for wheat") for i, amount in enumerate(amounts)]
    goods = [fact.replace('unit = "USD"', 'unit = "t"\ncommodity = "wheat"') for fact in money]
    assert codes(*[fact.replace('"USD"', '"USD"\ncommodity = "wheat"') for fact in money]) == []
    assert codes(*goods) == ["B408"]


def test_a_payment_on_several_commitments_exceeds_them_only_together() -> None:
    pledges = [
        aid(f"pledge-{n}", "100", "promised 100 of it", more=f'place = "Place {n}"').replace("delivered", "pledged")
        for n in (1, 2)
    ]

    def paid(amount: str) -> str:
        return aid("paid", amount, f"paid {amount} of it", more='fulfils = ["pledge-1", "pledge-2"]')

    assert codes(*pledges, paid("200")) == []
    assert codes(*pledges, paid("201")) == ["B410", "B410"]


def treaty(id_: str, title: str) -> str:
    return f"""
[agreement.{id_}]
title = "{title}"
date = "1969-04-01"
parties = ["RU", "ML"]
stage = "signed"
claim = [{{ source = "s", quote = "the paper signed that day" }}]
"""


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Agreement on air services", "Agreement on trade", []),
        ("Agreement between France and Mali on fish", "Agreement between France and Mali on air", []),
        ("Agreement on air services", "Protocol to the Agreement on air services", []),
        ("Agreement on air services", "The agreement concerning air services", ["B802"]),
    ],
)  # fmt: skip
def test_two_treaties_of_a_day_are_two(one: str, other: str, found: list[str]) -> None:
    assert codes(treaty("one", one), treaty("other", other)) == found


@pytest.mark.parametrize(
    ("unit", "code"),
    [("UDS", "B416"), ("RMB", "B406"), ("£", "B406"), ("kina", "B406"), ("US Dollars", "B406"), ("TEU", None),
     ("million USD", "B417"), ("bn USD", "B417"), ("USD million", "B417"), ("XAF", None), ("m cable", None)],
)  # fmt: skip
def test_a_unit_that_is_a_misspelt_currency_or_holds_a_scale_is_named(unit: str, code: str | None) -> None:
    scale = 1_000_000 if code == "B417" and "bn" not in unit else 10**9 if code == "B417" else 1
    assert codes(aid("a", "5", f"gave {5 * scale} of it", unit=unit)) == ([code] if code else [])


@pytest.mark.parametrize("text", ["CAFÉ»", "« ÉTÉ »", "Ñandú", "“Âge”", "Ünlü Şirket", "Иван Ы", "马里", "R&D; A&B"])
def test_letters_that_belong_together_are_not_garbled(text: str) -> None:
    assert codes(aid("a", "5", "gave 5 of it").replace("Aid a", f"Aid {text}")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("RÃ©union", "B919"), ("Paris â€“ Bamako", "B919"), ("ÐœÐ°Ð»Ð¸", "B919"), ("R�union", "B919"),
     ("A &amp; B", "B909"), ("caf&eacute;", "B909"), ("a&#27;b", "B909")],
)  # fmt: skip
def test_garbled_letters_are_named(text: str, code: str) -> None:
    assert codes(aid("a", "5", "gave 5 of it").replace("Aid a", f"Aid {text}")) == [code]


@pytest.mark.parametrize(
    ("before", "after"),
    [("Aid a", r"Aid \x41"), ('2007"', '2007"\nnote = "\\e"'), (" }]", " ,}]"), ("[{", "[{\n")],
)
def test_toml_1_1_is_named(before: str, after: str) -> None:
    assert "B104" in codes(aid("a", "5", "gave 5 of it").replace(before, after))


@pytest.mark.parametrize(
    "text", ["1" * 5000 + "½", "1,234" * 1500, "½" * 5000, "一" * 5000, "Ã©" * 4000, "5 million " * 900]
)
def test_no_text_is_too_odd_to_be_checked(text: str) -> None:
    assert "B411" in codes(aid("a", "987654321", "gave some of it", note=text))


def test_a_base_without_its_two_parties_has_no_fact_of_neither() -> None:
    assert [problem.code for problem in check(HEAD.replace('"ML"', '"XX"') + aid("a", "5", "gave 5 of it"))] == ["B205"]


def test_sixteen_digits_are_named_as_they_stand() -> None:
    (problem,) = check(HEAD + aid("a", "9007199254740993", "gave 9007199254740993 of it"))
    assert problem.message == "amount is 9007199254740993, which can't be added exactly"


@pytest.mark.parametrize("parties", ['["SU", "ML"]', '["RU", "ML"]'])
def test_a_base_is_about_two_countries_dead_or_alive(parties: str) -> None:
    assert "B117" not in [p.code for p in check(HEAD.replace('["RU", "ML"]', parties))]


@pytest.mark.parametrize("parties", ["[]", '["RU"]', '["RU", "RU"]', '["RU", "ML", "FR"]'])
def test_a_base_is_about_no_other_number_of_countries(parties: str) -> None:
    assert [problem.code for problem in check(HEAD.replace('["RU", "ML"]', parties))] == ["B117"]
