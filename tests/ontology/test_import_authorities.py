"""Writing authorities.ttl from the reference table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ontology.import_authorities import turtle

COLUMNS = (
    *("urn", "la_code", "la_code_new", "stat_neighbours_la_code", "local_authority_ons_name", "also_known_as"),
    *("region_name", "ltla23_ons", "ltla23nm", "ons_la_type"),
)
LARCHMERE = {
    "urn": "90901",
    "la_code": "901",
    "la_code_new": "E09000901",
    "stat_neighbours_la_code": "E06000901",
    "local_authority_ons_name": "Larchmere",
    "region_name": "London",
    "ltla23_ons": "E09000901",
    "ltla23nm": "Larchmere",
    "ons_la_type": "London Borough",
}
VALE = {
    "urn": "90903",
    "la_code": "903",
    "la_code_new": "E06000901",
    "local_authority_ons_name": "Thornbury, Vale and Wyke",
    "also_known_as": "[TVW, Thornbury, Vale & Wyke]",
    "region_name": "South West",
    "ltla23_ons": "E06000901",
    "ltla23nm": "Thornbury, Vale and Wyke",
}


def write(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "authorities.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, restval="")
        table.writeheader()
        table.writerows(rows)
    return path


def test_an_authority_with_its_names_codes_and_neighbours(tmp_path: Path) -> None:
    text = turtle(write(tmp_path, LARCHMERE, VALE))
    assert (
        "authority:E09000901 a bg:Authority ;\n"
        '    bg:name "Larchmere"@en ;\n'
        '    bg:altNames "London Borough of Larchmere"@en ;\n'
        '    bg:gssCode "E09000901" ;\n'
        '    bg:ofstedUrn "90901" ;\n'
        '    bg:dfeCode "901" ;\n'
        '    bg:kind "london-borough" ;\n'
        '    bg:region "London" ;\n'
        "    bg:statisticalNeighbour authority:E06000901 .\n"
    ) in text


def test_a_name_with_a_comma_is_not_cut_into_places(tmp_path: Path) -> None:
    text = turtle(write(tmp_path, LARCHMERE, VALE))
    assert 'bg:altNames "TVW"@en , "Thornbury, Vale & Wyke"@en ;' in text


def test_abolished_authorities_that_the_table_lacks_are_added(tmp_path: Path) -> None:
    text = turtle(write(tmp_path, LARCHMERE))
    assert 'bg:name "Bournemouth"@en' in text
    assert 'bg:abolishedOn "2019-04-01"' in text


@pytest.mark.parametrize(
    "second", [{**VALE, "la_code_new": "E09000901"}, {**VALE, "la_code_new": "", "ltla23_ons": ""}]
)
def test_two_authorities_with_one_code_or_one_without_are_refused(second: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="lacks a GSS code, or two share one"):
        turtle(write(tmp_path, LARCHMERE, second))
