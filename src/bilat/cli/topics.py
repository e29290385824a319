"""What the commands have in common, by topic: `bilat help TOPIC` prints it, and docs/shell.md is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import fill
from typing import NamedTuple

from bilat.output.formats import FORMATS


class Topic(NamedTuple):
    """A topic: one line for the list, and its text, or what makes it when it is needed."""

    summary: str
    text: str | Callable[[], str]


def text(name: str) -> str:
    """Return the text of a topic, at most 80 columns wide."""
    topic = TOPICS[name]
    return f"{topic.summary}\n\n{topic.text if isinstance(topic.text, str) else topic.text()}"


_DATES = """\
Dates are written in EDTF (ISO 8601-2), as precisely as the sources give them.

  2023               the year
  2023-09            September 2023
  2023-09-21         the day
  2022-12/2023-01    from December 2022 to January 2023
  2023-09/..         from September 2023 on
  ../2024-02         at some time until February 2024
  2023-09~           about September 2023
  2023?              perhaps 2023
  [2023-09-21,2023-09-22]  one of the two days
  2024-23            autumn 2024 (21 spring, 22 summer, 23 autumn, 24 winter)

--year takes any of these; --since and --until take one each, and both days
count. They keep facts that may fall in those days, by the chosen date or by the
date of a claim. An open end reaches no further days: what came at some time
until February 2024 is listed under 2024, since it may fall there, and named
below the lists of earlier years, no further back than the record of the base;
what goes on from 2023 is named below those of later years. Neither is counted
there. Facts that may fall outside are marked: with ‡ in tables, in
the column `uncertain` of CSV, TSV and JSON lines, under "uncertain" in JSON.
Totals count such a fact only in the highest reading.

  bilat meetings --year 2023-09
  bilat events --since 2023-07 --until 2023-12
"""

_FILTERS = """\
A fact must match every filter given. Without filters, everything is listed. A
filter may be given more than once: a fact must match all of the values where it
may have more than one at a time (--country, --person, --organisation,
--said-by, --topic, --text), any of them elsewhere (--year, --source, --place,
--kind, --stage, --terms, --donor, --commodity, …). Other options may not have
two values, but for --fields, whose lists are joined.

Where sources disagree on a field, a fact is found by any of the readings that
can't all hold, not by the chosen one alone: --terms sale finds what one source
calls a sale and others a gift. A coarser word, grain for wheat, is no other
reading. A part of which no source gives the field is found as its whole is. A
fact that matches by some readings only is marked with the field: ‡ in tables,
the column `uncertain` of CSV, TSV and JSON lines, "uncertain" in JSON; the note
below the table says which sources give which reading.

  --year --since --until   when; see bilat help dates
  --country                a code or a name: ML, Mali
  --person                 an id or any spelling: Lavrov, "Assimi Goita"
  --organisation           the same, including the bodies that belong to it
  --said-by                the person or body whose words a claim quotes
  --source                 the id of a source
  --commodity              any spelling, narrower ones included: grain, blé
  --topic --place          a topic of the base; words of a place: Bamako, Бамако
  --text                   words that must all occur, in any spelling of names
  --disputed               facts on which sources disagree
  --publisher              with a claim from its pages, by id or any name: TASS
  --publisher-country      with a claim from a page of a publisher of a country
  --source-type            with a claim from such a page: official, state-media,
                           press, think-tank, un, aggregator, dataset
  --voices                 facts on at most so many independent voices
  --one-sided              facts on one side's officials and state media alone
  --verified --unverified  facts whose quotes were all found in their sources,
                           or of whose quotes one was not
  --withdrawn              includes withdrawn facts

Case, accents and hyphens make no difference in names, and "tonnes" is the unit
t. If the base has no such name, the nearest one is suggested and the exit code
is 2. The words that an option such as --stage accepts are listed by the
command's own --help. What may be missing can be asked for: --terms "not
stated" finds the facts of which no source gives the terms; so can --commodity,
--item, --unit, --sector, --place.

  bilat aid --commodity grain --stage delivered
  bilat meetings --person "Assimi Goita" --country Russia
"""


_CLAIMS = """\
Every command that answers from facts can answer from fewer claims. Facts and
totals are then as these claims alone make them.

  --known-by DATE   claims whose source was published by the end of this date;
                    a source without a date, or one that may be later, is not
                    known by it, unless it was read by then (accessed)
  --without VOICE   without the claims of a source (by its id), a publisher, an
                    agency, a person or a body (by any name), or of a side: with
                    RU, those of Russia's officials and state media
  --only VOICE      from the claims of these alone

The last two may be repeated, and all three combined. A reading that was chosen
stays if a claim that is left gives it; else the earliest published is chosen. A
meeting of which only the announcement was published by then is planned. Where
no claim that is left gives the date, publication bounds it: since, or until.
Links to facts that are not there fall away. Withdrawn facts and rejected claims
stay what they are. Notes and reasons of the curators, who knew all claims, are
left out; titles stay.

bilat aid --sensitivity (and deliveries) asks of each source, voice and disputed
choice what the totals would be without it, or by the other reading. It lists
those that move a total, the greatest share first.

A line above the answer says what it is from, and how many claims --known-by
leaves out because no certain date of their source is known: an answer without
them may lack what was known then. "base" in JSON has it as "excerpt". A claim
published later changes no answer to --known-by an earlier date.

  bilat aid --commodity wheat --known-by 2023-07-28
  bilat aid --year 2023 --without TASS --totals
  bilat timeline --only Mali --known-by 2023
  bilat aid --year 2023 --sensitivity
"""


_FORMATS = "\n".join(f"  --{name:<10}{format_.help}" for name, format_ in FORMATS.items())
_OUTPUT = f"""\
On a terminal a list is a table; in a pipe it is one fact a line, tab-separated,
never wrapped or cut (but --explain prints the arithmetic as on a terminal).
The other formats hold the same rows:

{_FORMATS}

JSON is described in docs/json.md. In JSON lines each claim holds its source as
`document`, and `names` holds the names of people and organisations. CSV follows
RFC 4180. In TSV, a tab inside a text is \\t, a line break \\n, a backslash \\\\.

In place of the claims of a fact, CSV and TSV hold them in text: publishers,
published, quotes, differences and links have a line for each live claim, and
the same line is the same claim. --claims gives a row per claim, and includes
those treated as errors; --bom begins CSV with the mark by which Excel
recognises UTF-8. A total of which nothing is certain has neither chosen nor
low; the group "together" is what all groups come to.

--fields id,title picks fields and their order; bilat fields KIND lists them.
With it a pipe carries these fields alone, so ids can be passed on:

  bilat meetings --fields id | bilat show -
  bilat aid --fields id --null | xargs -0 -n 1 bilat show

Wherever ids are accepted, - reads them from standard input: one a line, or with
NUL between them; what follows a tab is ignored.

In CSV and TSV an unknown value is empty. A list is joined by semicolons; one
inside an item is \\; and a backslash \\\\. Claims, offices and other tables are
JSON. Where a spreadsheet would run a text as a formula (= + - or @ at its
beginning, after a semicolon or in a new line), an apostrophe stands in front,
as it does before an apostrophe there: remove one.
Characters that control a terminal become U+FFFD; JSON escapes them instead.

Disputed fields are always named: † in tables, the field `disputed` elsewhere.
The same question always gives the same bytes. Answers go to stdout, everything
else to stderr. Where an encoding lacks a character, JSON escapes it and other
formats write it plainly: >= for ≥, e for é.

A table longer than the screen goes through $PAGER (less by default);
--no-pager, PAGER= or PAGER=cat turn that off.
"""

_EXIT_CODES = """\
  0    answered; an empty answer is an answer
  1    a fact or name given is not in the base, check or verify found errors, or
       nothing was found and --fail-empty was given
  2    the command line is wrong; the message says how to correct it
  3    the base can't be read, or its faults would make an answer wrong
  4    the output can't be written, or ids can't be read from standard input
  70   a fault of the program itself; please report it
  130  interrupted

A reader that stops early, such as head or a closed pager, is not a failure: 0.

  bilat aid --source reuters-2013-01-27 --fail-empty || echo nothing
"""

_ENVIRONMENT = """\
  BILAT_FACTS      the fact file to read, as with --facts
  XDG_CACHE_HOME   where the index is stored (~/.cache by default)
  PAGER, LESS      the pager for long tables (less) and its options (FRX)
  COLUMNS          how wide tables are
  NO_COLOR         any value: no colours
  FORCE_COLOR      1: colours, even with TERM=dumb; 0: none
  TERM             dumb: no colours, no links, no pager
  FORCE_HYPERLINK  1 or 0: links in text, or their addresses printed
  LC_ALL           C: on a terminal, ASCII only
  PYTHONIOENCODING the encoding of output, where the locale is wrong

Only verify --live and keep use the network.
"""


def _fact_file() -> Iterator[str]:
    """Return what a fact file contains, from the declarations that the reader uses."""
    from bilat.schema.kind import HEAD, TAIL
    from bilat.schema.kinds import KINDS
    from bilat.schema.tables import TABLES

    yield fill(
        "A base is one TOML file: [source.ID], [person.ID], [organisation.ID] and [commodity.ID] tables, and a "
        "table [KIND.ID] for each fact, with its claims. A fact's own fields are the chosen reading; a claim says "
        "only what its source gives differently. docs/facts.md describes it all, with examples.",
        80,
    )
    for shape in TABLES.values():
        yield from _table(f"[{shape.name}]", shape.summary, [field.name for field in shape.fields])
    yield from _table("every fact", "The fields that all kinds share.", [field.name for field in (*HEAD, *TAIL)])
    for kind in KINDS.values():
        yield from _table(f"[{kind.name}.ID]", kind.summary, [field.name for field in kind.own])
    yield "\nbilat check finds problems in a file, bilat fields KIND explains its fields."
    yield ""


def _table(name: str, summary: str, fields: list[str]) -> Iterator[str]:
    yield f"\n{name}"
    yield fill(summary, 80, initial_indent="  ", subsequent_indent="  ")
    yield fill(", ".join(fields), 80, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


TOPICS = {
    "dates": Topic("How dates are written, and what --year, --since and --until do.", _DATES),
    "filters": Topic("The options that select facts.", _FILTERS),
    "claims": Topic("From which claims an answer is made.", _CLAIMS),
    "output": Topic("The formats of an answer, and how to pick from it.", _OUTPUT),
    "exit-codes": Topic("What each exit code means.", _EXIT_CODES),
    "environment": Topic("The environment variables that matter.", _ENVIRONMENT),
    "fact-file": Topic("What a fact file contains.", lambda: "\n".join(_fact_file())),
}
"""Every topic, in the order of the list."""
