"""The countries by ISO 3166-1 alpha-2 code, with the names that people type for them in several languages."""

from __future__ import annotations

from functools import cache
from os.path import dirname, join

from bilat.values.suggestions import closest
from bilat.values.text_folding import bare

<<<<<<< HEAD
_TABLE = join(dirname(__file__), "countries.txt")
"""A line for each country, written by tools/generate.py: its code, its English name, its other names."""


@cache
def _rows() -> list[list[str]]:
    with open(_TABLE, encoding="utf-8") as file:
        return [line.rstrip("\n").split("|") for line in file]
=======
# Written by `python tools/generate.py countries` from the Unicode CLDR.
# A line is code|English|French|Russian|Arabic|other spellings.
_TABLE = """\
    AC|Ascension Island|Île de l’Ascension|о-в Вознесения|جزيرة أسينشيون
    AD|Andorra|Andorre|Андорра|أندورا
    AE|United Arab Emirates|Émirats arabes unis|ОАЭ|الإمارات العربية المتحدة
    AF|Afghanistan|Афганистан|أفغانستان
    AG|Antigua & Barbuda|Antigua-et-Barbuda|Антигуа и Барбуда|أنتيغوا وبربودا
    AI|Anguilla|Ангилья|أنغويلا
    AL|Albania|Albanie|Албания|ألبانيا
    AM|Armenia|Arménie|Армения|أرمينيا
    AO|Angola|Ангола|أنغولا
    AQ|Antarctica|Antarctique|Антарктида|أنتاركتيكا
    AR|Argentina|Argentine|Аргентина|الأرجنتين
    AS|American Samoa|Samoa américaines|Американское Самоа|ساموا الأمريكية
    AT|Austria|Autriche|Австрия|النمسا
    AU|Australia|Australie|Австралия|أستراليا
    AW|Aruba|Аруба|أروبا
    AX|Åland Islands|Îles Åland|Аландские о-ва|جزر آلاند
    AZ|Azerbaijan|Azerbaïdjan|Азербайджан|أذربيجان
    BA|Bosnia & Herzegovina|Bosnie-Herzégovine|Босния и Герцеговина|البوسنة والهرسك
    BB|Barbados|Barbade|Барбадос|بربادوس
    BD|Bangladesh|Бангладеш|بنغلاديش
    BE|Belgium|Belgique|Бельгия|بلجيكا
    BF|Burkina Faso|Буркина-Фасо|بوركينا فاسو|Burkina
    BG|Bulgaria|Bulgarie|Болгария|بلغاريا
    BH|Bahrain|Bahreïn|Бахрейн|البحرين
    BI|Burundi|Бурунди|بوروندي
    BJ|Benin|Bénin|Бенин|بنين
    BL|St. Barthélemy|Saint-Barthélemy|Сен-Бартелеми|سان بارتليمي
    BM|Bermuda|Bermudes|Бермудские о-ва|برمودا
    BN|Brunei|Бруней|بروناي
    BO|Bolivia|Bolivie|Боливия|بوليفيا
    BQ|Caribbean Netherlands|Pays-Bas caribéens|Бонэйр, Синт-Эстатиус и Саба|هولندا الكاريبية
    BR|Brazil|Brésil|Бразилия|البرازيل
    BS|Bahamas|Багамы|جزر البهاما
    BT|Bhutan|Bhoutan|Бутан|بوتان
    BV|Bouvet Island|Île Bouvet|о-в Буве|جزيرة بوفيه
    BW|Botswana|Ботсвана|بوتسوانا
    BY|Belarus|Biélorussie|Беларусь|بيلاروس
    BZ|Belize|Белиз|بليز
    CA|Canada|Канада|كندا
    CC|Cocos (Keeling) Islands|Îles Cocos|Кокосовые о-ва|جزر كوكوس (كيلينغ)
    CD|Congo - Kinshasa|Congo-Kinshasa|Конго - Киншаса|الكونغو - كينشاسا|DR Congo|Democratic Republic of the Congo|DRC|RDC
    CF|Central African Republic|République centrafricaine|Центрально-Африканская Республика|جمهورية أفريقيا الوسطى
    CG|Congo - Brazzaville|Congo-Brazzaville|Конго - Браззавиль|الكونغو - برازافيل|Republic of the Congo|Congo
    CH|Switzerland|Suisse|Швейцария|سويسرا
    CI|Côte d’Ivoire|Кот-д’Ивуар|ساحل العاج|Ivory Coast
    CK|Cook Islands|Îles Cook|о-ва Кука|جزر كوك
    CL|Chile|Chili|Чили|تشيلي
    CM|Cameroon|Cameroun|Камерун|الكاميرون
    CN|China|Chine|Китай|الصين|People's Republic of China|PRC
    CO|Colombia|Colombie|Колумбия|كولومبيا
    CP|Clipperton Island|Île Clipperton|о-в Клиппертон|جزيرة كليبيرتون
    CQ|Sark
    CR|Costa Rica|Коста-Рика|كوستاريكا
    CU|Cuba|Куба|كوبا
    CV|Cape Verde|Cap-Vert|Кабо-Верде|الرأس الأخضر|Cabo Verde
    CW|Curaçao|Кюрасао|كوراساو
    CX|Christmas Island|Île Christmas|о-в Рождества|جزيرة كريسماس
    CY|Cyprus|Chypre|Кипр|قبرص
    CZ|Czechia|Tchéquie|Чехия|التشيك|Czech Republic
    DE|Germany|Allemagne|Германия|ألمانيا
    DG|Diego Garcia|Диего-Гарсия|دييغو غارسيا
    DJ|Djibouti|Джибути|جيبوتي
    DK|Denmark|Danemark|Дания|الدانمرك
    DM|Dominica|Dominique|Доминика|دومينيكا
    DO|Dominican Republic|République dominicaine|Доминиканская Республика|جمهورية الدومينيكان
    DZ|Algeria|Algérie|Алжир|الجزائر
    EA|Ceuta & Melilla|Ceuta et Melilla|Сеута и Мелилья|سيوتا وميليلا
    EC|Ecuador|Équateur|Эквадор|الإكوادور
    EE|Estonia|Estonie|Эстония|إستونيا
    EG|Egypt|Égypte|Египет|مصر
    EH|Western Sahara|Sahara occidental|Западная Сахара|الصحراء الغربية
    ER|Eritrea|Érythrée|Эритрея|إريتريا
    ES|Spain|Espagne|Испания|إسبانيا
    ET|Ethiopia|Éthiopie|Эфиопия|إثيوبيا
    FI|Finland|Finlande|Финляндия|فنلندا
    FJ|Fiji|Fidji|Фиджи|فيجي
    FK|Falkland Islands|Îles Malouines|Фолклендские о-ва|جزر فوكلاند
    FM|Micronesia|Micronésie|Федеративные Штаты Микронезии|ميكرونيزيا
    FO|Faroe Islands|Îles Féroé|Фарерские о-ва|جزر فارو
    FR|France|Франция|فرنسا
    GA|Gabon|Габон|الغابون
    GB|United Kingdom|Royaume-Uni|Великобритания|المملكة المتحدة|UK|Great Britain|Britain
    GD|Grenada|Grenade|Гренада|غرينادا
    GE|Georgia|Géorgie|Грузия|جورجيا
    GF|French Guiana|Guyane française|Французская Гвиана|غويانا الفرنسية
    GG|Guernsey|Guernesey|Гернси|غيرنزي
    GH|Ghana|Гана|غانا
    GI|Gibraltar|Гибралтар|جبل طارق
    GL|Greenland|Groenland|Гренландия|غرينلاند
    GM|Gambia|Gambie|Гамбия|غامبيا
    GN|Guinea|Guinée|Гвинея|غينيا
    GP|Guadeloupe|Гваделупа|غوادلوب
    GQ|Equatorial Guinea|Guinée équatoriale|Экваториальная Гвинея|غينيا الاستوائية
    GR|Greece|Grèce|Греция|اليونان
    GS|South Georgia & South Sandwich Islands|Géorgie du Sud-et-les Îles Sandwich du Sud|Южная Георгия и Южные Сандвичевы о-ва|جورجيا الجنوبية وجزر ساندويتش الجنوبية
    GT|Guatemala|Гватемала|غواتيمالا
    GU|Guam|Гуам|غوام
    GW|Guinea-Bissau|Guinée-Bissau|Гвинея-Бисау|غينيا بيساو
    GY|Guyana|Гайана|غيانا
    HK|Hong Kong SAR China|R.A.S. chinoise de Hong Kong|Гонконг (САР)|هونغ كونغ الصينية (منطقة إدارية خاصة)
    HM|Heard & McDonald Islands|Îles Heard-et-MacDonald|о-ва Херд и Макдональд|جزيرة هيرد وجزر ماكدونالد
    HN|Honduras|Гондурас|هندوراس
    HR|Croatia|Croatie|Хорватия|كرواتيا
    HT|Haiti|Haïti|Гаити|هايتي
    HU|Hungary|Hongrie|Венгрия|هنغاريا
    IC|Canary Islands|Îles Canaries|Канарские о-ва|جزر الكناري
    ID|Indonesia|Indonésie|Индонезия|إندونيسيا
    IE|Ireland|Irlande|Ирландия|أيرلندا
    IL|Israel|Israël|Израиль|إسرائيل
    IM|Isle of Man|Île de Man|о-в Мэн|جزيرة مان
    IN|India|Inde|Индия|الهند
    IO|British Indian Ocean Territory|Territoire britannique de l’océan Indien|Британская территория в Индийском океане|الإقليم البريطاني في المحيط الهندي
    IQ|Iraq|Irak|Ирак|العراق
    IR|Iran|Иран|إيران|Islamic Republic of Iran
    IS|Iceland|Islande|Исландия|آيسلندا
    IT|Italy|Italie|Италия|إيطاليا
    JE|Jersey|Джерси|جيرسي
    JM|Jamaica|Jamaïque|Ямайка|جامايكا
    JO|Jordan|Jordanie|Иордания|الأردن
    JP|Japan|Japon|Япония|اليابان
    KE|Kenya|Кения|كينيا
    KG|Kyrgyzstan|Kirghizstan|Киргизия|قيرغيزستان
    KH|Cambodia|Cambodge|Камбоджа|كمبوديا
    KI|Kiribati|Кирибати|كيريباتي
    KM|Comoros|Comores|Коморы|جزر القمر
    KN|St. Kitts & Nevis|Saint-Christophe-et-Niévès|Сент-Китс и Невис|سانت كيتس ونيفيس
    KP|North Korea|Corée du Nord|КНДР|كوريا الشمالية|DPRK
    KR|South Korea|Corée du Sud|Республика Корея|كوريا الجنوبية|Republic of Korea
    KW|Kuwait|Koweït|Кувейт|الكويت
    KY|Cayman Islands|Îles Caïmans|о-ва Кайман|جزر كايمان
    KZ|Kazakhstan|Казахстан|كازاخستان
    LA|Laos|Лаос|لاوس|Lao PDR
    LB|Lebanon|Liban|Ливан|لبنان
    LC|St. Lucia|Sainte-Lucie|Сент-Люсия|سانت لوسيا
    LI|Liechtenstein|Лихтенштейн|ليختنشتاين
    LK|Sri Lanka|Шри-Ланка|سريلانكا
    LR|Liberia|Либерия|ليبيريا
    LS|Lesotho|Лесото|ليسوتو
    LT|Lithuania|Lituanie|Литва|ليتوانيا
    LU|Luxembourg|Люксембург|لوكسمبورغ
    LV|Latvia|Lettonie|Латвия|لاتفيا
    LY|Libya|Libye|Ливия|ليبيا
    MA|Morocco|Maroc|Марокко|المغرب
    MC|Monaco|Монако|موناكو
    MD|Moldova|Moldavie|Молдова|مولدوفا
    ME|Montenegro|Monténégro|Черногория|الجبل الأسود
    MF|St. Martin|Saint-Martin|Сен-Мартен|سان مارتن
    MG|Madagascar|Мадагаскар|مدغشقر
    MH|Marshall Islands|Îles Marshall|Маршалловы о-ва|جزر مارشال
    MK|North Macedonia|Macédoine du Nord|Северная Македония|مقدونيا الشمالية|Macedonia
    ML|Mali|Мали|مالي|Republic of Mali
    MM|Myanmar (Burma)|Myanmar (Birmanie)|Мьянма (Бирма)|ميانمار (بورما)|Burma
    MN|Mongolia|Mongolie|Монголия|منغوليا
    MO|Macao SAR China|R.A.S. chinoise de Macao|Макао (САР)|منطقة ماكاو الإدارية الخاصة
    MP|Northern Mariana Islands|Îles Mariannes du Nord|Северные Марианские о-ва|جزر ماريانا الشمالية
    MQ|Martinique|Мартиника|جزر المارتينيك
    MR|Mauritania|Mauritanie|Мавритания|موريتانيا
    MS|Montserrat|Монтсеррат|مونتسرات
    MT|Malta|Malte|Мальта|مالطا
    MU|Mauritius|Maurice|Маврикий|موريشيوس
    MV|Maldives|Мальдивы|جزر المالديف
    MW|Malawi|Малави|ملاوي
    MX|Mexico|Mexique|Мексика|المكسيك
    MY|Malaysia|Malaisie|Малайзия|ماليزيا
    MZ|Mozambique|Мозамбик|موزمبيق
    NA|Namibia|Namibie|Намибия|ناميبيا
    NC|New Caledonia|Nouvelle-Calédonie|Новая Каледония|كاليدونيا الجديدة
    NE|Niger|Нигер|النيجر
    NF|Norfolk Island|Île Norfolk|о-в Норфолк|جزيرة نورفولك
    NG|Nigeria|Нигерия|نيجيريا
    NI|Nicaragua|Никарагуа|نيكاراغوا
    NL|Netherlands|Pays-Bas|Нидерланды|هولندا
    NO|Norway|Norvège|Норвегия|النرويج
    NP|Nepal|Népal|Непал|نيبال
    NR|Nauru|Науру|ناورو
    NU|Niue|Ниуэ|نيوي
    NZ|New Zealand|Nouvelle-Zélande|Новая Зеландия|نيوزيلندا
    OM|Oman|Оман|عُمان
    PA|Panama|Панама|بنما
    PE|Peru|Pérou|Перу|بيرو
    PF|French Polynesia|Polynésie française|Французская Полинезия|بولينيزيا الفرنسية
    PG|Papua New Guinea|Papouasie-Nouvelle-Guinée|Папуа — Новая Гвинея|بابوا غينيا الجديدة
    PH|Philippines|Филиппины|الفلبين
    PK|Pakistan|Пакистан|باكستان
    PL|Poland|Pologne|Польша|بولندا
    PM|St. Pierre & Miquelon|Saint-Pierre-et-Miquelon|Сен-Пьер и Микелон|سان بيير ومكويلون
    PN|Pitcairn Islands|Îles Pitcairn|о-ва Питкэрн|جزر بيتكيرن
    PR|Puerto Rico|Porto Rico|Пуэрто-Рико|بورتوريكو
    PS|Palestinian Territories|Territoires palestiniens|Палестинские территории|الأراضي الفلسطينية
    PT|Portugal|Португалия|البرتغال
    PW|Palau|Palaos|Палау|بالاو
    PY|Paraguay|Парагвай|باراغواي
    QA|Qatar|Катар|قطر
    RE|Réunion|La Réunion|Реюньон|روينيون
    RO|Romania|Roumanie|Румыния|رومانيا
    RS|Serbia|Serbie|Сербия|صربيا
    RU|Russia|Russie|Россия|روسيا|Russian Federation
    RW|Rwanda|Руанда|رواندا
    SA|Saudi Arabia|Arabie saoudite|Саудовская Аравия|المملكة العربية السعودية
    SB|Solomon Islands|Îles Salomon|Соломоновы о-ва|جزر سليمان
    SC|Seychelles|Сейшельские о-ва|سيشل
    SD|Sudan|Soudan|Судан|السودان
    SE|Sweden|Suède|Швеция|السويد
    SG|Singapore|Singapour|Сингапур|سنغافورة
    SH|St. Helena|Sainte-Hélène|о-в Св. Елены|سانت هيلينا
    SI|Slovenia|Slovénie|Словения|سلوفينيا
    SJ|Svalbard & Jan Mayen|Svalbard et Jan Mayen|Шпицберген и Ян-Майен|سفالبارد وجان ماين
    SK|Slovakia|Slovaquie|Словакия|سلوفاكيا
    SL|Sierra Leone|Сьерра-Леоне|سيراليون
    SM|San Marino|Saint-Marin|Сан-Марино|سان مارينو
    SN|Senegal|Sénégal|Сенегал|السنغال
    SO|Somalia|Somalie|Сомали|الصومال
    SR|Suriname|Суринам|سورينام
    SS|South Sudan|Soudan du Sud|Южный Судан|جنوب السودان
    ST|São Tomé & Príncipe|Sao Tomé-et-Principe|Сан-Томе и Принсипи|ساو تومي وبرينسيبي
    SV|El Salvador|Salvador|Сальвадор|السلفادور
    SX|Sint Maarten|Saint-Martin (partie néerlandaise)|Синт-Мартен|سانت مارتن
    SY|Syria|Syrie|Сирия|سوريا|Syrian Arab Republic
    SZ|Eswatini|Эсватини|إسواتيني|Swaziland
    TA|Tristan da Cunha|Тристан-да-Кунья|تريستان دا كونا
    TC|Turks & Caicos Islands|Îles Turques-et-Caïques|Тёркс и Кайкос|جزر توركس وكايكوس
    TD|Chad|Tchad|Чад|تشاد
    TF|French Southern Territories|Terres australes françaises|Французские Южные территории|الأقاليم الجنوبية الفرنسية
    TG|Togo|Того|توغو
    TH|Thailand|Thaïlande|Таиланд|تايلاند
    TJ|Tajikistan|Tadjikistan|Таджикистан|طاجيكستان
    TK|Tokelau|Токелау|توكيلاو
    TL|Timor-Leste|Timor oriental|Восточный Тимор|تيمور - ليشتي
    TM|Turkmenistan|Turkménistan|Туркменистан|تركمانستان
    TN|Tunisia|Tunisie|Тунис|تونس
    TO|Tonga|Тонга|تونغا
    TR|Türkiye|Turquie|Турция|تركيا|Turkey
    TT|Trinidad & Tobago|Trinité-et-Tobago|Тринидад и Тобаго|ترينيداد وتوباغو
    TV|Tuvalu|Тувалу|توفالو
    TW|Taiwan|Taïwan|Тайвань|تايوان
    TZ|Tanzania|Tanzanie|Танзания|تنزانيا|United Republic of Tanzania
    UA|Ukraine|Украина|أوكرانيا
    UG|Uganda|Ouganda|Уганда|أوغندا
    UM|U.S. Outlying Islands|Îles mineures éloignées des États-Unis|Внешние малые о-ва (США)|جزر الولايات المتحدة النائية
    US|United States|États-Unis|Соединенные Штаты|الولايات المتحدة|USA|United States of America|America
    UY|Uruguay|Уругвай|أورغواي
    UZ|Uzbekistan|Ouzbékistan|Узбекистан|أوزبكستان
    VA|Vatican City|État de la Cité du Vatican|Ватикан|الفاتيكان
    VC|St. Vincent & Grenadines|Saint-Vincent-et-les Grenadines|Сент-Винсент и Гренадины|سانت فنسنت وجزر غرينادين
    VE|Venezuela|Венесуэла|فنزويلا|Bolivarian Republic of Venezuela
    VG|British Virgin Islands|Îles Vierges britanniques|Виргинские о-ва (Великобритания)|جزر فيرجن البريطانية
    VI|U.S. Virgin Islands|Îles Vierges des États-Unis|Виргинские о-ва (США)|جزر فيرجن الأمريكية
    VN|Vietnam|Viêt Nam|Вьетнам|فيتنام
    VU|Vanuatu|Вануату|فانواتو
    WF|Wallis & Futuna|Wallis-et-Futuna|Уоллис и Футуна|جزر والس وفوتونا
    WS|Samoa|Самоа|ساموا
    XK|Kosovo|Косово|كوسوفو
    YE|Yemen|Yémen|Йемен|اليمن
    YT|Mayotte|Майотта|مايوت
    ZA|South Africa|Afrique du Sud|Южно-Африканская Республика|جنوب أفريقيا
    ZM|Zambia|Zambie|Замбия|زامبيا
    ZW|Zimbabwe|Зимбабве|زيمبابوي
"""
>>>>>>> main


@cache
def names() -> dict[str, str]:
    """Return the English name of every country by its code."""
    return {fields[0]: fields[1] for fields in _rows()}


@cache
def _spellings() -> dict[str, str]:
    """Return the codes of the countries by code and by each name, bare; a name that two share is the first's."""
    return {bare(name): fields[0] for fields in reversed(_rows()) for name in reversed(fields)}


def code(text: str) -> str | None:
    """Return the code of the country that `text` names, by code or name in any known spelling, or None."""
    return _spellings().get(bare(text))


def name(code: str) -> str:
    """Return the English name of the country, or the code itself where it is none."""
    return names().get(code, code)


def nearest(text: str) -> str | None:
    """Return the English name of the country that `text` is most likely a misspelling of, or None."""
    near = closest(bare(text), _spellings(), cutoff=0.75)
    return name(_spellings()[near[0]]) if near else None
