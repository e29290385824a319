"""Examples of every command, each with its meaning: the command's `--help` begins with them. Tests run them all."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "meetings": (
        ("bilat meetings --year 2023", "who met whom in 2023"),
        ("bilat meetings --person Lavrov --since 2022", "with Lavrov, in any spelling"),
        ("bilat meetings --fields id | bilat show -", "ids for the next command"),
    ),
    "aid": (
        ("bilat aid --year 2023", "what was given in 2023"),
        ("bilat aid --commodity grain --explain --by year", "the arithmetic, by year"),
        ("bilat aid --known-by 2023-07-28", "what was known by then"),
    ),
    "scholarships": (
        ("bilat scholarships", "places offered, year by year"),
        ("bilat scholarships --csv", "the same for a spreadsheet"),
    ),
    "events": (
        ("bilat events --organisation ECOWAS --since 2022", "what ECOWAS did"),
        ("bilat events --country Niger --limit 5", "five events in Niger"),
    ),
    "incidents": (
        ("bilat incidents --since 2024", "attacks and losses, with who gives which number"),
        ("bilat incidents --disputed", "those on which sources disagree"),
    ),
    "agreements": (
        ("bilat agreements", "what was agreed, and how far it has come"),
        ("bilat agreements --stage signed", "signed, not known to be in force"),
    ),
    "trade": (
        ("bilat trade", "what sources say of trade, figure by figure"),
        ("bilat trade --fields date,amount,unit --csv", "three columns of it"),
        ("bilat trade --csv --claims", "a row per claim, for a spreadsheet"),
    ),
    "projects": (
        ("bilat projects --since 2023", "what is planned, built and run jointly"),
        ("bilat projects --stage announced --fields id", "ids of what was announced"),
    ),
    "deliveries": (
        ("bilat deliveries --since 2021", "arms and aircraft since 2021"),
        ("bilat deliveries --sensitivity --limit 9", "on whose word the totals stand"),
    ),
    "votes": (
        ("bilat votes", "how bodies voted"),
        ("bilat votes --fields date,resolution,votes --json", "for a program"),
    ),
    "show": (
        ("bilat show wheat-2023", "its fields, claims and disputes"),
        ("bilat meetings --fields id | bilat show -", "every meeting in full"),
    ),
    "trace": (
        ("bilat trace wheat-2023", "thirteen sources, eight voices: who are they?"),
        ("bilat trace wheat-2023 --csv", "a row per claim, for a spreadsheet"),
    ),
    "publishers": (
        ("bilat publishers", "every publisher, with its type and country"),
        ("bilat publishers TASS --json", "one of them, for a program"),
    ),
    "sources": (
        ("bilat sources", "every source, and how many facts rely on it"),
        ("bilat sources --type state-media --country RU", "Russian state media"),
        ("bilat sources --fields id,publisher_name,url --csv", "for a spreadsheet"),
    ),
    "people": (
        ("bilat people", "everybody whom the facts name"),
        ("bilat people Goita Lavrov", "two of them, with their offices"),
    ),
    "organisations": (
        ("bilat organisations", "every body that the facts name"),
        ("bilat organisations ECOWAS --plain", "one of them, a field a line"),
    ),
    "commodities": (
        ("bilat commodities", "every sort of goods, with its wider word"),
        ("bilat commodities blé", "one of them, by its French name"),
    ),
    "places": (
        ("bilat places", "every place that has an entry"),
        ("bilat places Бамако --json", "one of them, for a program"),
    ),
    "fields": (
        ("bilat fields aid", "what --fields can pick of aid"),
        ("bilat fields sources", "what it can pick of sources"),
    ),
    "check": (
        ("bilat check", "problems in the base in use"),
        ("bilat check --select B4,B5", "two groups of rules alone"),
    ),
    "explain": (
        ("bilat explain B301", "what a rule requires and why, with an example"),
        ("bilat explain", "every rule in a line"),
    ),
    "disputes": (
        ("bilat disputes --kind aid", "where sources disagree on aid"),
        ("bilat disputes --year 2023 --limit 3", "the three most disputed of 2023"),
    ),
    "stats": (
        ("bilat stats", "how many facts, and how well sourced"),
        ("bilat stats --kind aid --since 2022", "the same for aid since 2022"),
    ),
    "reconcile": (("bilat reconcile", "published totals, compared with the base's own"),),
    "verify": (
        ("bilat verify", "every quote, in the pages that bilat keep kept"),
        ("bilat verify --texts texts", "every quote, in texts named by source id"),
        ("bilat verify wheat-2023 --live", "the quotes of one fact, on the web"),
    ),
    "keep": (
        ("bilat keep tass-2023-02-07", "the page of a source, from the web"),
        ("bilat keep tass-2023-02-07 --from saved.html", "a page that was saved before"),
    ),
    "import": (
        ("bilat import flows.csv --map flows.map.toml", "the rows of a table, by a mapping"),
        ("bilat import library.bib", "references, as sources"),
    ),
    "help": (
        ("bilat help dates", "how dates are written and filtered"),
        ("bilat help exit-codes", "what each exit code means"),
    ),
    "completion": (
        ("bilat completion zsh", "the script for zsh"),
        ("bilat completion --help", "--install puts it in its place"),
    ),
    "timeline": (
        ("bilat timeline --year 2023", "2023, month by month"),
        ("bilat timeline --kind meeting --kind aid", "meetings and aid"),
    ),
    "search": (
        ("bilat search wheat -diesel --year 2023", "wheat, and no word of diesel"),
        ("bilat search '\"humanitarian aid\"' goit*", "a phrase, and a beginning"),
    ),
    "cache": (
        ("bilat cache", "the indexes, and whether they are fresh"),
        ("bilat cache --clear", "clear them"),
    ),
    "cite": (
        ("bilat cite wheat-2023", "its claims, quoted and referenced"),
        ("bilat meetings --fields id | bilat cite -", "every meeting, cited"),
    ),
}
