"""Write authorities.ttl from the reference table of England's local authorities.

    python -m ontology.import_authorities local-authorities.csv [london-crosswalk.csv] > ontology/authorities.ttl

It is run by hand when the table changes. It does not fetch anything.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

KINDS = {
    "London Borough": "london-borough",
    "Metropolitan District": "metropolitan-district",
    "Unitary Authority": "unitary-authority",
    "County": "county",
}

HEADER = """# The local authorities of England with duties for children's services, with their statistical neighbours.
# Written by `python -m ontology.import_authorities`; names that documents print beside the common one are altNames.

@prefix bg: <https://w3id.org/borough-graph/def#> .
@prefix authority: <https://w3id.org/borough-graph/id/authority/> .
"""


# Authorities that inspections since 2013 concern and that no longer exist: the day from which they did not. The table
# lacks the first two.
ABOLISHED = {
    "E06000028": "2019-04-01",
    "E10000009": "2019-04-01",
    "E06000029": "2019-04-01",
    "E10000021": "2021-04-01",
    "E10000006": "2023-04-01",
}
NOT_IN_THE_TABLE = (
    {
        "la_code_new": "E06000028",
        "la_code": "837",
        "local_authority_ons_name": "Bournemouth",
        "region_name": "South West",
    },
    {
        "la_code_new": "E10000009",
        "la_code": "835",
        "local_authority_ons_name": "Dorset County",
        "region_name": "South West",
    },
)

# What documents print beside the names of the table. "X Council", "London Borough of X" and the like are understood
# by `loaders.language.authorities` for every name, so they are not listed.
ALSO_PRINTED = {
    "E06000004": ["Stockton"],
    "E06000011": ["East Riding"],
    "E06000021": ["Stoke"],
    "E06000022": ["BANES", "B&NES"],
    "E06000033": ["Southend"],
    "E06000040": ["Royal Borough of Windsor and Maidenhead", "RBWM"],
    "E06000050": ["Cheshire West"],
    "E06000053": ["Scilly"],
    "E08000021": ["Newcastle"],
    "E09000002": ["LBBD"],
    "E09000013": ["LBHF"],
    "E09000020": ["RBKC"],
    "E09000021": ["Kingston"],
    "E09000027": ["Richmond"],
    "E09000030": ["LBTH"],
    "E09000031": ["LBWF"],
    "E10000009": ["Dorset"],
}


def _literals(names: list[str]) -> str:
    return " , ".join(f'"{name}"@en' for name in names)


def _kind(row: dict[str, str]) -> str:
    """The kind that the table states; where it states none, what the first letters of the GSS code mean."""
    by_code = {"E06": "unitary-authority", "E08": "metropolitan-district", "E09": "london-borough", "E10": "county"}
    return KINDS.get(row["ons_la_type"]) or by_code[row["la_code_new"][:3]]


def _names(row: dict[str, str], official: dict[str, str]) -> tuple[str, list[str]]:
    """The common name and the others: "Bristol, City of" is commonly "Bristol"."""
    printed = row["local_authority_ons_name"].strip()
    common = re.sub(r", (City|County) of$", "", printed)
    common = {"Herefordshire": "Herefordshire", "Kingston Upon Hull": "Kingston upon Hull"}.get(common, common)
    with_ampersand = common.replace(" and ", " & ")
    # The list of other names is separated by commas and may hold the common name, which itself has one.
    also_known_as = row["also_known_as"].strip("[]").replace(with_ampersand, "").split(",")
    others = [printed, *also_known_as, *ALSO_PRINTED.get(row["la_code_new"], [])]
    if row["la_code_new"] == row["ltla23_ons"]:
        others.append(row["ltla23nm"])
    if row["la_code_new"] in official:
        others.append(official[row["la_code_new"]])
    elif KINDS.get(row["ons_la_type"]) == "london-borough":
        others.append(f"London Borough of {common}")
    if with_ampersand != common:
        others.append(with_ampersand)
    return common, [name for name in dict.fromkeys(o.strip() for o in others) if name not in ("", common)]


def turtle(table: Path, crosswalk: Path | None = None) -> str:
    """The Turtle text for a reference table. Rows without a GSS code or with one already seen raise ValueError."""
    with table.open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["urn"]]
    rows += [dict.fromkeys(rows[0], "") | row for row in NOT_IN_THE_TABLE]
    for row in rows:
        # Authorities that were abolished have their code in another column only.
        row["la_code_new"] = row["la_code_new"] or row["ltla23_ons"]
    official: dict[str, str] = {}
    if crosswalk:
        with crosswalk.open(encoding="utf-8-sig") as file:
            official = {row["gss"]: row["official_name"] for row in csv.DictReader(file)}
    codes = [row["la_code_new"] for row in rows]
    if len(set(codes)) != len(codes) or "" in codes:
        raise ValueError("an authority lacks a GSS code, or two share one")
    parts = [HEADER]
    for row in sorted(rows, key=lambda r: r["la_code_new"]):
        name, others = _names(row, official)
        lines = [f'bg:name "{name}"@en']
        if others:
            lines.append(f"bg:altNames {_literals(others)}")
        lines += [
            f'bg:{name} "{value}"'
            for name, value in (
                ("gssCode", row["la_code_new"]),
                ("ofstedUrn", row["urn"]),
                ("dfeCode", row["la_code"]),
                ("kind", _kind(row)),
                ("region", row["region_name"]),
                ("abolishedOn", ABOLISHED.get(row["la_code_new"])),
            )
            if value
        ]
        neighbours = [n for n in re.split(r",\s*", row["stat_neighbours_la_code"]) if n]
        if neighbours:
            lines.append("bg:statisticalNeighbour " + " , ".join(f"authority:{n}" for n in neighbours))
        parts.append(f"authority:{row['la_code_new']} a bg:Authority ;\n    " + " ;\n    ".join(lines) + " .\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(turtle(*map(Path, sys.argv[1:])))
