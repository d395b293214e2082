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
    others = [printed, *re.findall(r"[^\[\],][^\[\]]*?(?=,|\])", row["also_known_as"])]
    if row["la_code_new"] in official:
        others.append(official[row["la_code_new"]])
    elif KINDS.get(row["ons_la_type"]) == "london-borough":
        others.append(f"London Borough of {common}")
    if "&" not in common and " and " in common:
        others.append(common.replace(" and ", " & "))
    return common, list(dict.fromkeys(o.strip() for o in others if o.strip() != common))


def turtle(table: Path, crosswalk: Path | None = None) -> str:
    """The Turtle text for a reference table. Rows without a GSS code or with one already seen raise ValueError."""
    with table.open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["urn"]]
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
            f'bg:gssCode "{row["la_code_new"]}"',
            f'bg:ofstedUrn "{row["urn"]}"',
            f'bg:dfeCode "{row["la_code"]}"',
            f'bg:kind "{_kind(row)}"',
            f'bg:region "{row["region_name"]}"',
        ]
        neighbours = [n for n in re.split(r",\s*", row["stat_neighbours_la_code"]) if n]
        if neighbours:
            lines.append("bg:statisticalNeighbour " + " , ".join(f"authority:{n}" for n in neighbours))
        parts.append(f"authority:{row['la_code_new']} a bg:Authority ;\n    " + " ;\n    ".join(lines) + " .\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(turtle(*map(Path, sys.argv[1:])))
