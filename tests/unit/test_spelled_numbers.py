"""Numbers in quotes: found however they are written, and not taken for others."""

from __future__ import annotations

import pytest

from bilat.values.spelled_numbers import numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25 000 tonnes", "25000"),
        ("25\u202f000 tonnes", "25000"),
        ("25.000 tonnes", "25000"),
        ("22,000 metric tons", "22000"),
        ("25 тыс. тонн", "25000"),
        ("2,5 млн", "2500000"),
        ("half a million", "500000"),
        ("deux avions", "2"),
        ("quatre-vingt-dix", "90"),
        ("deux cent cinquante mille", "250000"),
        ("twenty-five thousand", "25000"),
        ("65 mille 500 tonnes", "65500"),
        ("20 to 25 thousand", "20000"),
        ("two hundred and six", "206"),
        ("٢٥ ألف", "25000"),
        ("eight planes and two helicopters", "10"),
        ("not more than 2,000.5 tonnes", "2000.5"),
        ("2 345,75 тонны", "2345.75"),
        ("提供5000万元人民币无偿援助", "50000000"),
        ("援助1.2亿元", "120000000"),
        ("3千万元", "30000000"),
        ("三百五十万", "3500000"),
        ("1亿2000万日元", "120000000"),
        ("12億円", "1200000000"),
        ("a grant of Rs 12.5 crore", "125000000"),
        ("Rs.2.75 lakh", "275000"),
        ("a grant of Rs 1,00,00,000", "10000000"),
        ("Hilfe von 3,5 Mio. Euro", "3500000"),
        ("2,5 Millionen Tonnen", "2500000"),
        ("1,25 Mrd. Euro", "1250000000"),
        ("ayuda de 2,5 millones de dólares", "2500000"),
        ("2 mil millones de dólares", "2000000000"),
        ("28.798 millones", "28798000000"),
        ("28.798 millones", "28798000"),
        ("3,2 milhões de dólares", "3200000"),
        ("1,5 milioni di euro", "1500000"),
        ("a loan of 1.5 trillion rupiah", "1500000000000"),
        ("pinjaman Rp1,5 triliun", "1500000000000"),
        ("1,5 milyar dolar", "1500000000"),
        ("25 bin ton", "25000"),
        ("3,5 млрд рублей", "3500000000"),
        ("2½ million tonnes", "2500000"),
        ("2⅛ million tonnes", "2125000"),
        ("4,233 million", "4233000000"),
        ("0.125 tonnes", "0.125"),
        ("1686345.918 USD", "1686345.918"),
        ("deux mille cinq cents milliards", "2500000000000"),
        ("20.5 to 25 million", "20500000"),
        ("$5m for schools", "5000000"),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, number: str) -> None:
    assert number in {format(found.normalize(), "f") for found in numbers(text)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("22,000 tons", "22"),
        ("25.000", "25"),
        ("2,000.5 tons", "2000"),
        ("in 2023 200 came", "2023200"),
        ("28.11.2026", "28112026"),
    ],
)
def test_a_number_is_not_taken_for_another(text: str, number: str) -> None:
    assert number not in {format(found.normalize(), "f") for found in numbers(text)}


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        ("estimated at USD 28.798 million", None, 28_798_000),
        ("estimated at USD 28,798 million", None, 28_798_000_000),
        ("28,798 Mio. Euro", None, 28_798_000),
        ("28.798 Millionen", None, 28_798_000_000),
        ("28,798 million d'euros", "fr", 28_798_000),
        ("28.798 million", "en", 28_798_000),
        ("1,5 Billion Euro", "de", 1_500_000_000_000),
        ("1.5 billion euros", "en", 1_500_000_000),
        ("1,5 trillion", "fr", 1_500_000_000_000_000_000),
    ],
)
def test_the_decimal_sign_before_a_scale_follows_from_the_language_of_its_word(
    text: str, language: str | None, stated: int
) -> None:
    # The scale by itself is a number too: "a million".
    assert {int(number) for number in numbers(text, language) if str(number).strip("10E+")} == {stated}
