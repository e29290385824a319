"""Examples of every command, with what each asks: its `--help` begins with them. Tests run them all."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "meetings": (
        ("bilat meetings --year 2023", "Who met whom in 2023, as far as the sources know."),
        ("bilat meetings --person Lavrov --since 2022", "Meetings that Sergey Lavrov took part in; any spelling."),
        ("bilat meetings --fields id | bilat show - --json", "The ids go into the next command."),
    ),
    "aid": (
        ("bilat aid --year 2023", "What was given, promised or sold, and what it adds up to."),
        ("bilat aid --commodity grain --totals --by year", "Grain, and the wheat that is grain, year by year."),
        ("bilat aid --year 2023 --explain", "The arithmetic of the totals, and what is left out."),
    ),
    "scholarships": (
        ("bilat scholarships", "Places offered, year by year."),
        ("bilat scholarships --csv", "The same for a spreadsheet."),
    ),
    "events": (
        ("bilat events --organisation ECOWAS --since 2022", "What ECOWAS did from 2022 on."),
        ("bilat events --country Niger --limit 5", "Five events that concern Niger."),
    ),
    "agreements": (
        ("bilat agreements", "What was agreed, and how far it has come."),
        ("bilat agreements --stage signed", "Those that are signed and not known to be in force."),
    ),
    "trade": (
        ("bilat trade", "What the sources say of trade, figure by figure."),
        ("bilat trade --fields date,measure,amount,unit --csv", "Four columns of it for a spreadsheet."),
    ),
    "projects": (
        ("bilat projects --since 2023", "What is planned, built and run together."),
        ("bilat projects --stage announced --fields id,title", "What was announced, by name."),
    ),
    "deliveries": (
        ("bilat deliveries --since 2021", "Arms and aircraft delivered from 2021 on."),
        ("bilat deliveries --text helicopter", "Where a helicopter is spoken of."),
    ),
    "votes": (
        ("bilat votes", "How bodies voted, and which countries how."),
        ("bilat votes --fields date,resolution,result,votes --json", "The same for a program."),
    ),
    "show": (
        ("bilat show wheat-2023", "Its fields, its claims, and where sources disagree."),
        ("bilat meetings --year 2024 --fields id | bilat show -", "Every meeting of 2024 in full."),
    ),
    "sources": (
        ("bilat sources", "Every source, and how many facts lean on it."),
        ("bilat sources --fields id,publisher,published,url --csv", "A list for a spreadsheet."),
    ),
    "people": (
        ("bilat people", "Everybody whom the facts name."),
        ("bilat people Goita Lavrov", "Two of them, with the offices they held."),
    ),
    "organisations": (
        ("bilat organisations", "Every body that the facts name."),
        ("bilat organisations ECOWAS --plain", "One of them, a field a line."),
    ),
    "fields": (
        ("bilat fields aid", "What --fields may pick of aid."),
        ("bilat fields sources", "What it may pick of sources."),
    ),
    "check": (
        ("bilat check", "What is wrong with the base in use."),
        ("bilat check --select B4,B5", "Two groups of rules alone."),
    ),
    "explain": (
        ("bilat explain B301", "What a rule holds and why, with an example."),
        ("bilat explain", "Every rule in a line."),
    ),
    "disputes": (
        ("bilat disputes --kind aid", "Where sources disagree on aid."),
        ("bilat disputes --year 2023 --limit 3", "The three most disputed facts of 2023."),
    ),
    "stats": (
        ("bilat stats", "How much there is, and how well it is witnessed."),
        ("bilat stats --kind aid --since 2022", "The same of aid from 2022 on."),
    ),
    "reconcile": (("bilat reconcile", "Sums that somebody published, against the base's own."),),
    "verify": (
        ("bilat verify --texts texts", "Every quote, in the texts that stand in the folder by source id."),
        ("bilat verify wheat-2023 --live", "The quotes of one fact, in the pages on the web."),
    ),
    "help": (
        ("bilat help dates", "How dates are written and filtered."),
        ("bilat help exit-codes", "What each exit code means."),
    ),
    "completion": (
        ("bilat completion zsh", "What zsh needs to complete commands, ids and names."),
        ("bilat completion --help", "Where to put it; --install does it for you."),
    ),
    "timeline": (("bilat timeline --year 2023", "The facts of 2023, day by day."),),
    "search": (
        ("bilat search wheat -fuel --year 2023", "Facts of 2023 that speak of wheat, and not of fuel."),
        ("bilat search '\"humanitarian aid\"' goit*", "A phrase, and any word that begins so."),
    ),
    "cache": (
        ("bilat cache", "The indexes, whether they are fresh, and their bases."),
        ("bilat cache --clear", "Be rid of them."),
    ),
    "cite": (
        ("bilat cite wheat-2023", "Its claims, quoted and referenced."),
        ("bilat meetings --year 2024 --fields id | bilat cite -", "Every meeting of 2024, cited."),
    ),
}
