"""Lists of tenures in CSV and XLSX: columns under any of their names, and rows that cannot be read whole."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from loaders.bundle import Bundle, BundleBuilder
from loaders.errors import DocumentError
from loaders.kinds import tenure_list
from loaders.kinds.registry import recognise
from loaders.reading.files import read

CSV = """Authority,Post,Name,From,To,Basis
London Borough of Larchmere,Director of Children's Services,Robin Quay,1 May 2014,June 2016,permanent
Larchmere,Interim Director of Children's Services,Dr Ada Finch,2016-06,2017,
E09000902,Chief Executive,Ned Oakes,2011,present,substantive
Quillhaven Council,Head of Virtual School,Ines Holt,31st April 2016,30/09/2018,
Nowhere,Chief Executive,Tom Vere,2012,2013,
Larchmere,Lead Member,Vacant,2018,,
Larchmere,Chief Executive,Kim Post,tbc,??,seconded
"""


def extract(path: Path) -> Bundle:
    document = read(path)
    kind = recognise(document)
    assert kind is not None
    assert kind.name == "tenure-list"
    builder = BundleBuilder(document, kind="tenure-list", extractor="test")
    kind.extract(document, builder)
    return builder.build()


def tenures(bundle: Bundle) -> set[tuple[str, str, str | None, str | None, str | None]]:
    """Post, person, start, end, basis."""
    held = {r.source: r.target for r in bundle.relationships if r.type == "HELD_BY"}
    return {
        (
            "/".join(n.id.split("/")[1:3]),
            held[n.id].split("/")[-1],
            *(str(n.properties[p]) if p in n.properties else None for p in ("startedOn", "endedOn", "basis")),
        )  # type: ignore[misc]
        for n in bundle.nodes
        if n.label == "Tenure"
    }


EXPECTED = {
    ("E09000901/director-of-childrens-services", "robin-quay", "2014-05-01", "2016-06", "permanent"),
    ("E09000901/director-of-childrens-services", "ada-finch", "2016-06", "2017", "interim"),
    ("E09000902/chief-executive", "ned-oakes", "2011", None, "permanent"),
    ("E09000902/head-of-virtual-school", "ines-holt", None, "2018-09-30", None),
}


def test_the_rows_of_a_csv_file_are_tenures(tmp_path: Path) -> None:
    path = tmp_path / "tenures.csv"
    path.write_text(CSV, encoding="utf-8")
    assert tenures(extract(path)) == EXPECTED


def test_what_cannot_be_read_is_a_warning_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "tenures.csv"
    path.write_text(CSV, encoding="utf-8")
    assert [(w.message, w.text) for w in extract(path).warnings] == [
        ("row 5: “from” is no date that can be read", "31st April 2016"),
        ("row 6: the authority is not known", "Nowhere"),
        ("row 7: no holder is named", "Vacant"),
        ("row 8: “from” is no date that can be read", "tbc"),
        ("row 8: “to” is no date that can be read", "??"),
        (
            "row 8: neither a start nor an end that can be read, so the row is left out",
            "Larchmere | Chief Executive | Kim Post | tbc | ?? | seconded",
        ),
    ]


def test_a_workbook_with_other_names_for_its_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Leaders"
    sheet.append(["Who led the councils, as far as is known"])
    sheet.append(["Council", "Job title", "Post-holder", "Start date", "End date"])
    for line in CSV.splitlines()[1:5]:
        sheet.append(line.split(",")[:5])
    path = tmp_path / "tenures.xlsx"
    book.save(path)
    found = {row[:4] for row in tenures(extract(path))}
    assert found == {row[:4] for row in EXPECTED}


def test_each_row_is_evidence_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "tenures.csv"
    path.write_text(CSV, encoding="utf-8")
    bundle = extract(path)
    texts = {n.id: n.properties["text"] for n in bundle.nodes if n.label == "Passage"}
    stands_on = {r.source: texts[r.target] for r in bundle.relationships if r.type == "EVIDENCED_BY"}
    assert (
        stands_on["person/E09000902/ned-oakes"]
        == "E09000902 | Chief Executive | Ned Oakes | 2011 | present | substantive"
    )


@pytest.mark.parametrize(
    "text",
    ["Action,Lead,From,To,Name\nMend it,Robin Quay,2016,2017,x\n", "Month,Children,Plans\nMay,4,5\n"],
)
def test_other_tables_are_no_list_of_tenures(text: str, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    assert tenure_list.recognise(read(path)) == 0.0


def test_a_list_of_unknown_authorities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tenures.csv"
    path.write_text("Authority,Post,Name,From\nNowhere,Chief Executive,Tom Vere,2012\n", encoding="utf-8")
    document = read(path)
    builder = BundleBuilder(document, kind="tenure-list", extractor="test")
    with pytest.raises(DocumentError, match=r"no row names an authority .* BOROUGHS_AUTHORITIES"):
        tenure_list.extract(document, builder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officers of London,,,,,\n"
            "Local Authority (GSS),Position held,Incumbent,Took up post,Stood down,Interim/Permanent?\n"
            'London Borough of Larchmere,DCS,"Quay, Robin",01-May-14,Jun \'16,P\n'
            ",Chief Executive,Ms Ada Finch,41760,to date,Interim\n",
            {
                ("E09000901/director-of-childrens-services", "robin-quay", "2014-05-01", "2016-06", "permanent"),
                ("E09000901/chief-executive", "ada-finch", "2014-05-01", None, "interim"),
            },
        ),
        (
            "Council;Role;First name;Surname;In post;Out of post\n"
            "Larchmere;Director of Children's Services;Robin;Quay;1st May 2014;30th June 2016\n"
            "Quillhaven;Chief Executive;Ada;Finch;Since 2016;-\n",
            {
                ("E09000901/director-of-childrens-services", "robin-quay", "2014-05-01", "2016-06-30", None),
                ("E09000902/chief-executive", "ada-finch", "2016", None, None),
            },
        ),
        (
            "Name,Job Title,Authority,Period\n"
            "Robin Quay,Chief Executive,Larchmere,May 2014 - June 2016\n"
            "Ada Finch,Chief Executive,Larchmere,June 2016 to present\n"
            "Ned Oakes,Chief Executive,Quillhaven,2016-2018\n",
            {
                ("E09000901/chief-executive", "robin-quay", "2014-05", "2016-06", None),
                ("E09000901/chief-executive", "ada-finch", "2016-06", None, None),
                ("E09000902/chief-executive", "ned-oakes", "2016", "2018", None),
            },
        ),
    ],
)
def test_columns_and_dates_in_other_forms(
    text: str, expected: set[tuple[str, str, str | None, str | None, str | None]], tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")

    bundle = extract(path)

    assert tenures(bundle) == expected
    assert bundle.warnings == ()


# What a row has under each of its columns, where these have their plainest names.
PLAIN_ROW = {
    "Authority": "Larchmere",
    "Post": "Chief Executive",
    "Name": "Ada Finch",
    "From": "2016",
    "To": "2018",
    "Basis": "interim",
}
OTHER_NAMES = {
    "Authority": (
        "Local authority; LA; Council; Borough; Organisation; LA name; Authority name; Where; Local authority name; "
        "GSS code; LA code; Local authorities; Area"
    ),
    "Post": (
        "Role; Position; Title; Job title; Post title; Job; Post held; Office; Position held; Role held; Role title; "
        "Designation; Posts; Job role; Statutory role"
    ),
    "Name": (
        "Holder; Post holder; Postholder; Person; Officer; Full name; Held by; Who; Incumbent; Office holder; "
        "Officeholder; Name of holder; Name of post-holder; Names"
    ),
    "From": (
        "Start; Started; Start date; Date from; From date; Appointed; In post from; Since; In post since; Began; "
        "Date started; Started on; Date of appointment; Date appointed; Took up post; Took office; Commenced; "
        "Commencement; Commencement date; In-post date; Effective from; Joined; Date joined; Start of tenure; "
        "First day; Started in post; Date took up post"
    ),
    "To": (
        "End; Ended; End date; Date to; To date; Left; Until; In post until; In post to; Date left; Ended on; "
        "Finished; Leaving date; Stood down; Out of post; Left post; Departed; Left office; Effective to; "
        "End of tenure; Last day; Date ended; Resigned; Retired; Stepped down"
    ),
    "Basis": (
        "Type; Status; Contract; Interim/permanent; Permanent/interim; Tenure; Appointment type; Type of appointment; "
        "Nature of appointment; Interim or permanent; Terms"
    ),
}
PERIODS = "Period; Dates; Dates in post; In post; Term; Term of office; Years; Time in post"
FIRST_NAMES = "First name; Forename; Forenames; First names; Given name; Christian name"
SURNAMES = "Surname; Last name; Family name"


def of_table(row: dict[str, str], folder: Path) -> set[tuple[str, str, str | None, str | None, str | None]]:
    path = folder / "list.csv"
    path.write_text(f"{';'.join(row)}\n{';'.join(row.values())}\n", encoding="utf-8")
    return tenures(extract(path))


@pytest.mark.parametrize(
    ("column", "heading"), [(column, name) for column, names in OTHER_NAMES.items() for name in names.split("; ")]
)
def test_what_a_column_may_be_called(column: str, heading: str, tmp_path: Path) -> None:
    row = {heading if name == column else name: value for name, value in PLAIN_ROW.items()}
    assert of_table(row, tmp_path) == {("E09000901/chief-executive", "ada-finch", "2016", "2018", "interim")}


@pytest.mark.parametrize("heading", PERIODS.split("; "))
def test_what_a_column_of_periods_may_be_called(heading: str, tmp_path: Path) -> None:
    row = {"Authority": "Larchmere", "Post": "Chief Executive", "Name": "Ada Finch", heading: "2016-2018"}
    assert of_table(row, tmp_path) == {("E09000901/chief-executive", "ada-finch", "2016", "2018", None)}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        *((first, "Surname") for first in FIRST_NAMES.split("; ")),
        *(("Forename", last) for last in SURNAMES.split("; ")),
    ],
)
def test_what_the_columns_of_a_name_may_be_called(first: str, last: str, tmp_path: Path) -> None:
    row = {"Authority": "Larchmere", "Post": "Chief Executive", first: "Ada", last: "Finch", "Since": "2016"}
    assert of_table(row, tmp_path) == {("E09000901/chief-executive", "ada-finch", "2016", None, None)}


def test_a_post_that_two_share_is_a_tenure_for_each(tmp_path: Path) -> None:
    path = tmp_path / "tenures.csv"
    path.write_text(
        "Authority,Post,Name,From,To\n"
        "Larchmere,Chief Executive,Robin Quay & Ada Finch,May 2014,June 2016\n"
        "Larchmere,Lead Member,Tom Vere and daughters,May 2014,June 2016\n",
        encoding="utf-8",
    )

    bundle = extract(path)

    assert {(post.split("/")[-1], person) for post, person, *_ in tenures(bundle)} == {
        ("chief-executive", "robin-quay"),
        ("chief-executive", "ada-finch"),
        ("lead-member", "tom-vere-and-daughters"),
    }
