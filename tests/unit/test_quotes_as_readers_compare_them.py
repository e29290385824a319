"""A number is found whole or not at all, and words as readers compare them, in many scripts."""

import pytest

from bilat.verify.comparing import Text
from bilat.verify.nearest import nearest


def found(quote: str, text: str, *, wrapped: bool = False) -> str | None:
    whole = Text(text, wrapped=wrapped)
    passage = whole.find(quote)
    return whole.words(passage) if passage else None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("500 tonnes", "a livré 2 500 tonnes"),
        ("500 tonnes", "a livré 2\u00a0500 tonnes"),
        ("500 tonnes", "a livré 2\u202f500 tonnes"),
        ("500 tonnes", "a livré 2\u2009500 tonnes"),
        ("500 tonnes", "a livré 2\u2007500 tonnes"),
        ("500 tonnes", "a livré 12 345\u00a0500 tonnes"),
        ("500 000 tonnes", "a livré 2 500 000 tonnes"),
        ("2 500", "2 500 000 tonnes"),
        ("500 tonnes", "2’500 tonnes"),
        ("500 tonnes", "2.500 tonnes"),
        ("500 tonnes", "2,500 tonnes"),
        ("in all 2", "in all 2 500"),
        ("in all 2", "in all 2.5"),
        ("5 percent", "growth of −5 percent"),
        ("5 percent", "growth of -5 percent"),
        ("5 percent", "growth of –5 percent"),
        ("5 million", "a loss of -$5 million"),
        ("5 percent", "plus or minus ±5 percent"),
        ("5 percent", "growth of .5 percent"),
        ("5 percent", "growth of 0.5 percent"),
        ("5 % de", "une part de 1,5 % de"),
        (".5 percent", "growth of 1.5 percent"),
        ("-5 percent", "growth of 3-5 percent"),
        ("−5 percent", "growth of 5 percent"),
        ("2 tonnes", "some 2½ tonnes"),
        ("2 tonnes", "some 1/2 tonnes"),
        ("10 tonnes", "some 10⁶ tonnes"),
        ("500 طن", "٢٬٥٠٠ طن"),
        ("at 10", "at 10:30"),
        ("2.5 of", "version 2.5.1 of"),
        ("2500 tonnes", "2 500 tonnes"),
        ("2 500 tonnes", "12 500 tonnes"),
        ("2 500 tonnes", "the 2\n500 tonnes"),
        # Signs.
        ("5 million", "a loss of $−5 million"),
        ("5 million", "a loss of −US$5 million"),
        ("5 million", "a loss of −USD 5 million"),
        ("5 million", "a loss of −FCFA 5 million"),
        ("5 percent", "growth:−5 percent"),
        ("5 percent", "(−5 percent)"),
        ("5 percent", "growth of − 5 percent"),
        ("5 percent", "growth of −\u202f5 percent"),
        ("5 million", "a loss of −\u00a0US$\u00a05 million"),
        ("5 percent", "growth of ⁻5 percent"),
        ("5 percent", "growth of ˗5 percent"),
        ("5 percent", "growth of minus 5 percent"),
        ("5 °C", "at −5 °C"),
        # Marks of decimals and of groups.
        ("5 percent", "growth of 2·5 percent"),
        ("50 000", "some 2 50 000"),
        ("50,000", "some 2,50,000"),
        ("٥٠٠ طن", "٢،٥٠٠ طن"),
        ("500 tonnes", "1_500 tonnes"),
        ("456 t", "0.123 456 t"),
        # Fractions.
        ("1/2 tonnes", "2 1/2 tonnes"),
        ("1/2 tonnes", "2-1/2 tonnes"),
        ("1/2 tonnes", "2 500 1/2 tonnes"),
        ("some 2", "some 2 1/2 tonnes"),
        ("200 tonnes", "1/200 tonnes"),
        ("2 tonnes", "some ¹⁄₂ tonnes"),
        ("1/2 tonnes", "2¹/₂ tonnes"),
        ("½ tonne", "2½ tonne"),
        # Products and powers.
        ("10 tonnes", "2×10 tonnes"),
        ("10 tonnes", "2 × 10 tonnes"),
        ("10 tonnes", "2 x 10 tonnes"),
        ("10 tonnes", "2*10 tonnes"),
        ("10 tonnes", "2⨯10 tonnes"),
        ("2 tonnes", "½ × 2 tonnes"),
        ("5 tonnes", "1∕5 tonnes"),
        ("some 2", "some 2×10 tonnes"),
        ("some 2", "some 2¹⁰"),
        ("some 2", "some 2^10"),
        ("6 tonnes", "10^6 tonnes"),
        ("6 tonnes", "1.5e-6 tonnes"),
        # Words.
        ("five thousand", "twenty-five thousand"),
        ("thousand tonnes", "five thousand tonnes"),
        ("some 25", "some 25 million"),
        ("million tonnes", "2 million tonnes"),
        ("пять тонн", "двадцать пять тонн"),
        ("cinq tonnes", "vingt-cinq tonnes"),
        ("vingt tonnes", "quatre-vingt tonnes"),
        ("one hundred", "one hundred and five"),
        ("five tonnes", "one hundred and five tonnes"),
        ("五千吨", "两万五千吨"),
        ("5000吨", "2万5000吨"),
        ("共25", "共25万吨"),
        # Digits and words together.
        ("500 tonnes", "around 2 thousand 500 tonnes"),
        ("2 thousand", "around 2 thousand 500 tonnes"),
        ("500 тонн", "2 тысячи 500 тонн"),
        ("500 тыс. тонн", "2 млн. 500 тыс. тонн"),
        ("2 млн", "2 млн 500 тыс. тонн"),
        ("500 mille", "2 millions 500 mille tonnes"),
        ("500,000 tonnes", "1 million 500,000 tonnes"),
        ("500 tonnes", "one thousand and 500 tonnes"),
        ("50 tonnes", "a hundred 50 tonnes"),
        ("500 Tonnen", "2 Tausend 500 Tonnen"),
        ("500 mil toneladas", "2 millones 500 mil toneladas"),
        ("500 ألف", "مليون 500 ألف طن"),
        ("some 25", "some 25 bn"),
        ("some 25", "some 25 k"),
        ("около 25", "около 25 млрд. рублей"),
        ("two hundred", "two million, two hundred thousand"),
        ("two hundred thousand", "two million, two hundred thousand"),
        # Halves.
        ("million tonnes", "one and a half million tonnes"),
        ("half million", "two and a half million"),
        ("a half million", "two and a half million"),
        ("half million", "two-and-a-half million"),
        ("million tonnes", "half a million tonnes"),
        ("million tonnes", "a quarter of a million tonnes"),
        ("one million", "one million and a half"),
        ("some 2", "some 2 and a half million"),
        ("un million", "un million et demi de tonnes"),
        ("deux heures", "deux heures et demie"),
        ("a year", "a year and a half"),
        ("million", "un demi-million de tonnes"),
        ("тысячи тонн", "полторы тысячи тонн"),
        ("миллиона тонн", "полтора миллиона тонн"),
        ("тысячи тонн", "три с половиной тысячи тонн"),
        ("два года", "два года с половиной"),
        ("Millionen Tonnen", "anderthalb Millionen Tonnen"),
        ("un millón", "un millón y medio de toneladas"),
        ("millón de toneladas", "medio millón de toneladas"),
        ("مليون طن", "نصف مليون طن"),
        ("مليون", "مليون ونصف"),
        # Words of other languages, in both directions.
        ("fünfhundert Tonnen", "zwei Millionen fünfhundert Tonnen"),
        ("Tausend Tonnen", "zwanzig Tausend Tonnen"),
        ("cinco toneladas", "treinta y cinco toneladas"),
        ("mil toneladas", "cinco mil toneladas"),
        ("quinientas toneladas", "dos mil quinientas toneladas"),
        ("dos mil", "dos mil quinientas toneladas"),
        ("ألف طن", "خمسة وعشرون ألف طن"),
        ("خمسة", "خمسة وعشرون ألف طن"),
        ("آلاف طن", "خمسة آلاف طن"),
        ("dozen trucks", "two dozen trucks"),
        ("dozen trucks", "half a dozen trucks"),
        ("десятка машин", "два десятка машин"),
        ("fifth summit", "the twenty-fifth summit"),
        ("пятый саммит", "двадцать пятый саммит"),
        ("cinquième sommet", "le vingt-cinquième sommet"),
        ("un millions", "cent et un millions de tonnes"),
        ("un mille", "trente et un mille tonnes"),
        # Signs in words.
        ("5 pour cent", "une croissance de moins 5 pour cent"),
        ("five percent", "growth of minus five percent"),
        ("5 por ciento", "un crecimiento de menos 5 por ciento"),
        ("5 процентов", "рост минус 5 процентов"),
        # What hangs on a word or on other digits.
        ("19 vaccines", "COVID-19 vaccines"),
        ("24 helicopters", "Mi‑24 helicopters"),
        ("2012 agreement", "the pre-2012 agreement"),
        ("some 25", "some 25-ton trucks"),
        ("около 25", "около 25-тысячный"),
        ("тысячный контингент", "25-тысячный контингент"),
        ("23 season", "2022/23 season"),
        ("23 season", "2022–23 season"),
        ("in 2022", "in 2022/23"),
        ("2023 season", "the 2022/2023 season"),
        ("2023 talks", "01/02/2023 talks"),
        ("2023 talks", "1-02-2023 talks"),
        ("21 talks", "2023-09-21 talks"),
        # Other marks of groups.
        ("500 tonnes", "2˙500 tonnes"),
        ("500 tonnes", "2‧500 tonnes"),
    ],
)
def test_a_piece_of_a_number_is_not_found(quote: str, text: str) -> None:
    assert found(quote, text) is None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("2 500 tonnes", "livré 2\u202f500 tonnes"),
        ("−5 percent", "growth of -5 percent"),
        ("2000 à Gao", "1990–2000 à Gao"),
        ("500 tonnes", "en 2023 500 tonnes"),
        ("500 tonnes", "Wheat\t2\t500 tonnes"),
        ("500 tonnes", "2\n500 tonnes"),
        ("20 percent", "It was 20 percent."),
        ("in 2023", "Ended in 2023."),
        ("$5 million", "some $5 million"),
        ("20%", "+20% over the year"),
        ("2500 طن", "٢٥٠٠ طن"),
        ("25吨小", "共25吨小麦"),
        ("2½ tonnes", "some 2½ tonnes"),
        ("500 tonnes", "of 3, 500 tonnes"),
        ("10 €", "5 €–10 €"),
        ("10€ par", "5€-10€ par"),
        ("20 percent", "10%–20 percent"),
        ("$10 million", "$5–$10 million"),
        ("of 25 tonnes", "of 25 tonnes in 4 x 4 cars"),
        ("-5 percent", "growth of − 5 percent"),
        ("5 - 3 t", "5 − 3 t"),
        ("5 tonnes", "Mali — 5 tonnes"),
        ("2¹⁰ bytes", "some 2¹⁰ bytes"),
        ("2 × 10⁶ t", "some 2\u202f×\u202f10⁶ t"),
        ("one million tonnes", "some one million tonnes"),
        ("25 тыс. тонн", "в Мали 25 тыс. тонн"),
        ("of 25 tonnes", "of 25 tonnes and 2 million more"),
        ("million tonnes", "the million tonnes"),
        ("5 personnes", "au moins 5 personnes"),
        ("5 percent", "−\t5 percent"),
        ("two Su-25", "two Su-25 jets"),
        ("一个", "是一个人"),
        ("12/05/2023", "on 12/05/2023"),
        ("covid-19", "its covid-19 aid"),
        ("2 thousand 500 tonnes", "around 2 thousand 500 tonnes"),
        ("one and a half million", "one and a half million tonnes"),
        ("un million et demi", "un million et demi de tonnes"),
        ("un million de tonnes", "5 pour cent et un million de tonnes"),
        ("500 tonnes", "five per cent and 500 tonnes"),
        ("cinco toneladas", "diez por ciento y cinco toneladas"),
        ("500 tonnes", "worth $2 million, 500 tonnes of wheat"),
        ("500 tonnes", "worth $2 million. 500 tonnes of wheat"),
        ("500 tonnes", "two shipments of 500 tonnes"),
        ("5,000,000 tonnes", "one thousand 5,000,000 tonnes"),
        ("thousands of tonnes", "in 2023 thousands of tonnes"),
        ("five ships", "gave five ships and half of the wheat"),
        ("two ships", "in 2023 two ships"),
        ("five ministers", "the first five ministers"),
        ("million tonnes", "a million tonnes"),
        ("5 personnes", "il y eut du moins 5 personnes"),
        ("5 personas", "al menos 5 personas"),
        ("a loss of five", "a loss of five, and a half of that"),
        ("500 t", "lots A, B and C: 500 t"),
        ("5 tonnes", "Mali—5 tonnes"),
        ("5 tonnes", "and —5 tonnes— of wheat"),
        ("500 toneladas", "el trigo —500 toneladas— llegó"),
        ("5 tonnes", "Mali -- 5 tonnes"),
        ("2023 à Gao", "2022–2023 à Gao"),
        ("COVID-19 vaccines", "COVID-19 vaccines"),
        ("19 vaccines", "some 19 vaccines"),
        ("2022/23 season", "2022/23 season"),
        ("Moscow-Bamako", "the Moscow-Bamako talks"),
        ("Bamako talks", "the Moscow-Bamako talks"),
        ("25 ministers", "the 25 ministers and a half-dozen aides"),
    ],
)
def test_a_whole_number_is_found(quote: str, text: str) -> None:
    assert found(quote, text) is not None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ('"un don"', "c’est «\u00a0un don\u00a0» russe"),
        ('c\'est "un don" russe', "c’est «\u202fun don\u202f» russe"),
        ("«un don»", "c’est « un don » russe"),
        ("Il a dit: oui", "Il a dit\u00a0: oui"),
        ("vraiment? Oui!", "vraiment\u202f? Oui\u00a0!"),
        ("25% de", "25\u00a0% de"),
        ("مالي وروسيا", "قالت مَالِي وَرُوسِيَا"),
        ("مالي وروسيا", "قالت مـالي وروسيا"),
        ("أكد الوزير", "أَكَّدَ الوزيرُ"),
        ("שלום", "שָׁלוֹם"),
        ("des œuvres", "des oeuvres"),
        ("des oeuvres", "des Œuvres"),
        ("the first five", "the ﬁrst ﬁve"),
        ("gave wheat to Mali", "Russia gave wheat[1] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat³ to Mali"),
        ("gave wheat to Mali", "Russia gave wheat* to Mali"),
        ("gave wheat, to Mali", "Russia gave wheat[1][2], to Mali"),
        ("gave 25 t to Mali", "gave 25[1] t to Mali"),
        ("gave wheat to Mali", "Russia gave wheat[1, 2] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat[3–5][7] to Mali"),
        ("in 2023 it", "in 2023³ it"),
        ("5 km2 of land", "5 km² of land"),
        ("小麦", "俄罗斯给马里小麦两万吨"),
        ("ข้าวสาลี", "รัสเซียส่งข้าวสาลีให้มาลี"),
        ("小麦两万", "小麦\n两万吨"),
        ("e\u0301te\u0301", "été"),
        ("ｗｈｅａｔ", "wheat"),
        ("STRASSE", "Straße"),
        ("xa\u00ad\u0301", "œ\nxa\u00ad\u0301"),
        ("100 €", "100€"),
        ("100€ par", "100\u202f€ par"),
        ("5°C", "5 °C"),
        ("צה״ל", 'צה"ל'),
        ("ג׳", "ג'"),
        ("\u1112\u1161\u11ab국", "한국"),
        ("مالي, وروسيا", "مالي، وروسيا"),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
        ("ทำ", "ทํา"),
        ("ﾛｼｱ", "ロシア"),
        ("№ 5", "No 5"),
        # Letters and marks that are not always written.
        ("Еще раз", "Ещё раз"),
        ("Ещё раз", "Еще раз"),
        ("Ещё раз", "Еще\u0308 раз"),
        ("замок стоит", "за\u0301мок стои\u0301т"),
        ("за\u0301мок", "замок"),
        ("istanbul", "İstanbul"),
        # Signs with a space or none.
        ("№5 от", "№ 5 от"),
        ("№ 5 от", "№5 от"),
        ("n° 5 du", "n°5 du"),
        ("nº 5 du", "n° 5 du"),
        ("US$5 million", "US$ 5 million"),
        ("US$ 5 million", "US$5 million"),
        ("€5 million", "€\u00a05 million"),
        ("5 °C", "5 ° C"),
        ("5° C", "5 °C"),
        ("a -- b", "a — b"),
        # Notes after a space, and what editors demand.
        ("gave wheat to Mali", "Russia gave wheat ¹ to Mali"),
        ("gave wheat, to Mali", "Russia gave wheat ¹, to Mali"),
        ("gave wheat to Mali", "Russia gave wheat [1] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat [1] [2] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat [1, 2] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat[note 2] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat [note 2] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat[citation needed] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat [better source needed] to Mali"),
        ("gave wheat to Mali", "Russia gave wheat[when?] to Mali"),
        ("donné du blé", "donné[réf. nécessaire] du blé"),
        ("дала пшеницу", "дала[источник не указан 25 дней] пшеницу"),
        ("дала пшеницу", "дала[прим. 1] пшеницу"),
        ("捐赠小麦", "捐赠[注 1]小麦"),
        ("dio trigo", "dio[cita requerida] trigo"),
    ],
)
def test_what_readers_take_for_the_same_is_found(quote: str, text: str) -> None:
    assert found(quote, text) is not None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("ete", "été"),
        ("cooperation", "co-operation"),
        ("ข้าวสาล", "รัสเซียส่งข้าวสาลีให้มาลี"),  # its last letter has a vowel sign
        ("gave wheat", "gave wheats"),
        ("said deal", "said [a] deal"),
        ("the minister said", "the minister [of Mali] said"),
        ("10 tonnes", "10 ⁶ tonnes"),
        ("раз еще", "раз её"),
        ("и стой", "й стой"),
        ("wheat1", "wheat[1]"),
    ],
)
def test_what_readers_tell_apart_is_not_found(quote: str, text: str) -> None:
    assert found(quote, text) is None


@pytest.mark.parametrize("quote", ["fertilisers in the cooperation", "in the co-operation of"])
def test_a_word_broken_at_the_end_of_a_line_is_whole(quote: str) -> None:
    text = "fertili-\nsers in the co-\noperation of both"
    assert found(quote, text, wrapped=True) is not None
    assert found(quote, text) is None


def test_years_broken_at_the_end_of_a_line_keep_their_dash() -> None:
    assert found("of 2022-2023", "of 2022-\n2023", wrapped=True) == "of 2022-\n2023"


def test_a_soft_hyphen_at_the_end_of_a_line_joins_the_word() -> None:
    assert found("of fertilisers", "of fer\u00ad\ntilisers", wrapped=True) == "of fer\u00ad\ntilisers"


def test_the_nearest_passage_has_the_very_words_that_stand_for_the_quote() -> None:
    text = Text("He said that Russia will soon deliver 25,000 tonnes of wheat to Mali for free, as promised.")
    near = nearest(text, "deliver 20,000 tonnes of wheat to Burkina")
    assert near is not None
    assert (text.words(near.passage), near.differences) == (
        "deliver 25,000 tonnes of wheat to Mali",
        (("20,000", "25,000"), ("burkina", "mali")),
    )


@pytest.mark.parametrize("size", [10, 100_000])
def test_a_misspelt_quote_has_its_nearest_passage_in_a_text_of_any_length(size: int) -> None:
    text = Text("nothing to be seen here. " * size + "It gave 25 000 tonnes of fertilizers. " + "nothing here. " * size)
    near = nearest(text, "gave 25 000 tonnes of fertilisers")
    assert near is not None
    assert near.differences == (("fertilisers", "fertilizers"),)
