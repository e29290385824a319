"""How an answer is to be written, read from the arguments of a command."""

from __future__ import annotations

from bilat.cli.arguments import Arguments
from bilat.cli.options import FAIL_EMPTY, FIELDS, NO_PAGER, NULL
from bilat.errors import OptionError
from bilat.output.formats import FORMATS, Output


def output(arguments: Arguments) -> Output:
    """Return the output that is asked for.

    Raises:
        OptionError: two options exclude each other, or `--fields` names no field.
    """
    formats = [name for name in FORMATS if arguments.has(name)]
    null, fields = arguments.flag(NULL), arguments.texts(FIELDS)
    if len(formats) > 1:
        raise OptionError(f"--{formats[0]} and --{formats[1]} exclude each other; choose one.")
    if null and formats:
        raise OptionError(f"--null ends lines of text; it can't be combined with --{formats[0]}.")
    picked = tuple(dict.fromkeys(" ".join(fields).replace(",", " ").split()))
    if fields and not picked:
        raise OptionError("it names no field; write --fields id,title.", FIELDS.name)
    return Output(
        format=formats[0] if formats else "",
        fields=picked,
        null=null,
        pager=not arguments.flag(NO_PAGER),
        fail_empty=arguments.flag(FAIL_EMPTY),
    )
