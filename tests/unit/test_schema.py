"""What is declared of types, fields and kinds is whole: nothing that follows from it can be forgotten."""

from __future__ import annotations

from typing import Any, get_type_hints

import pytest
from jsonschema_rs import meta

from bilat.index import offers
from bilat.loading.value_readers import reader_of
from bilat.model.rows import (
    AmountRangeRow,
    CommodityRow,
    FactRow,
    OrganisationRow,
    PersonRow,
    PublisherRow,
    SourceRow,
    TotalRow,
)
from bilat.schema import columns
from bilat.schema.fields import ENTITY_TYPES, NAMED, SHARED_FILTERS, TYPES, Field
from bilat.schema.kind import HEAD, TAIL
from bilat.schema.kind_list import COMMANDS
from bilat.schema.kinds import KINDS
from bilat.schema.tables import COMMODITY, ORGANISATION, PERSON, PUBLISHER, TABLES
from bilat.totals.entry import TotalKey

FIELDS = [(kind.name, field) for kind in KINDS.values() for field in kind.fields]


def every_type(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(name, TYPES)


@every_type("name")
def test_the_reader_reads_every_type(name: str) -> None:
    assert callable(reader_of(TYPES[name]))


@every_type("name")
def test_the_schema_of_every_type_is_one(name: str) -> None:
    assert meta.is_valid(TYPES[name].schema)


@every_type("name")
def test_what_a_type_names_can_be_compared_and_completed(name: str) -> None:
    assert [named for named in TYPES[name].names if named not in NAMED or named not in offers.WORDS] == []


@every_type("name")
def test_a_list_is_all_that_its_items_are(name: str) -> None:
    type_ = TYPES[name]
    item = type_.item or type_
    assert (type_.names, type_.comparison, type_.searchable) == (item.names, item.comparison, item.searchable)


def test_every_entity_type_has_a_table_of_its_own_and_so_has_what_facts_name_in_words() -> None:
    assert {*ENTITY_TYPES, "place"} == {
        shape.name for shape in TABLES.values() if "also" in {one.name for one in shape.fields}
    }


def test_every_shared_filter_asks_for_what_some_type_names() -> None:
    assert {name for type_ in TYPES.values() for name in type_.names} >= set(SHARED_FILTERS)


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda value: value.name if isinstance(value, Field) else value)
def test_a_field_with_a_filter_can_be_compared(kind: str, field: Field) -> None:  # noqa: ARG001 - it names the test
    assert not field.filter or field.type.comparison != "none"


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda value: value.name if isinstance(value, Field) else value)
def test_a_field_is_part_of_one_that_its_kind_has(kind: str, field: Field) -> None:
    assert not field.of or KINDS[kind].field(field.of)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_names_fields_that_it_has(kind: Any) -> None:
    derived = {"sources", "tally"}
    named = {column.key for column in kind.columns} | {kind.told_apart_by, *filter(None, [kind.progress])}
    assert named - {field.name for field in kind.fields} <= derived


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_where_there_is_no_room_the_columns_of_a_kind_go_in_an_order_of_their_own(kind: Any) -> None:
    ranks = sorted(column.rank for column in kind.columns)
    assert [rank for rank in ranks if rank > 1] == list(range(2, max(ranks) + 1))


def test_kinds_differ_in_name_command_and_sign() -> None:
    assert [len({kind.sign[n] for kind in KINDS.values()}) for n in (0, 1)] == [len(COMMANDS)] * 2
    assert len({*COMMANDS.values()}) == len(COMMANDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.summed], ids=lambda kind: kind.name)
def test_the_fields_that_must_agree_for_a_total_are_those_of_its_key(kind: Any) -> None:
    roles = {field.name: field.role for field in kind.own} | {"unit": "unit", kind.progress: "stage"}
    assert tuple(roles[name] for name in kind.totals) == TotalKey._fields


def keys(row: object) -> list[str]:
    return list(get_type_hints(row))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_type_of_a_row_has_its_columns_in_their_order(kind: Any) -> None:
    own = {field.name for field in kind.own}
    amounts = [*keys(AmountRangeRow)] if "amount_to" in own else []
    shared = [column.name for column in columns.of_row(kind) if column.name not in (*own, *amounts)]
    assert shared == keys(FactRow)


def test_the_type_of_a_total_has_its_columns_in_their_order() -> None:
    aid = KINDS["aid"]
    own = [column.name for column in columns.of_totals(aid) if column.name not in aid.totals]
    assert ["unit", *own] == keys(TotalRow)


@pytest.mark.parametrize(
    ("row", "shape"),
    [(PublisherRow, PUBLISHER), (PersonRow, PERSON), (OrganisationRow, ORGANISATION), (CommodityRow, COMMODITY)],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_the_type_of_an_entity_has_the_keys_of_its_table(row: object, shape: Any) -> None:
    assert sorted(keys(row)) == sorted(field.name for field in shape.fields if field.name != "allow")


def test_the_type_of_a_source_has_its_columns() -> None:
    listed = {column.name for column in columns.KNOWN["sources"]}
    assert {*keys(SourceRow)} == listed - {"id", "facts"}


def test_links_lead_to_facts() -> None:
    assert [field.name for field in (*HEAD, *TAIL) if "fact" in field.type.names] == [
        *("part_of", "fulfils", "supersedes", "overlaps", "related")
    ]


def test_every_type_is_that_of_a_field_or_of_an_item() -> None:
    used = {column.type for command in columns.KNOWN for column in columns.KNOWN[command]}
    used |= {field.type for shape in TABLES.values() for field in shape.fields}
    assert [name for name, type_ in TYPES.items() if type_ not in used | {one.item for one in used}] == []
