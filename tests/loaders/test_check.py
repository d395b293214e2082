"""What a bundle may say, and the one line that a user reads when it says something else."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from loaders.bundle import Bundle
from loaders.bundle_schema import id_pattern
from loaders.check import bundle_schema, check_bundle, check_json, main, read_bundle
from loaders.errors import DocumentError
from ontology.model import load_ontology
from tests.world.bundles import SIF_2016, all_bundles, larchmere_sif_2016

Json = dict[str, Any]


def edited(edit: Callable[[Json], object]) -> Json:
    value = copy.deepcopy(larchmere_sif_2016().to_json())
    edit(value)
    return value


def node(value: Json, node_id: str) -> Json:
    return next(n for n in value["nodes"] if n["id"] == node_id)


ADOPTION = f"{SIF_2016}/judgement/adoption"


def number_of(value: Json, node_id: str) -> int:
    return 1 + next(i for i, n in enumerate(value["nodes"]) if n["id"] == node_id)


def test_the_schema_is_a_valid_schema() -> None:
    jsonschema_rs.meta.validate(bundle_schema(load_ontology()))


@pytest.mark.parametrize("bundle", all_bundles(), ids=lambda b: b.document["fileName"])
def test_bundles_of_every_kind_pass(bundle: Bundle) -> None:
    check_json(bundle.to_json(), "x.json")

    assert check_bundle(bundle) == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], '[] is not of type "object"'),
        ({"document": {}}, '"nodes" is a required property'),
        (edited(lambda v: v.update(graph=1)), "graph is not known here"),
        (edited(lambda v: v["document"].pop("sha256")), 'document: "sha256" is a required property'),
        (
            edited(lambda v: v["relationships"][0].update(type="KNOWS")),
            'relationship 1 type: "KNOWS" is none of INSPECTED',
        ),
        (edited(lambda v: v["warnings"].append({"page": 0, "message": "?"})), "warning 1 page: 0 is less than"),
    ],
    ids=["no object", "no nodes", "unknown part", "no hash", "unknown type", "page nought"],
)
def test_a_bundle_of_another_form_is_refused(value: object, message: str) -> None:
    with pytest.raises(DocumentError) as error:
        check_json(value, "made.json")

    assert str(error.value).startswith("made.json: not a valid bundle: ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda n: n.update(label="Verdict"), 'property label: "Verdict" is none of Organisation, Service'),
        (lambda n: n.update(id="judgement/adoption"), 'property id: "judgement/adoption" does not match'),
        (lambda n: n["properties"].update(mark=3), "mark is not known here; Judgement has area, grade, gradeRank"),
        (
            lambda n: n["properties"].update(grade="poor"),
            'property grade: "poor" is none of outstanding, good, requires-improvement, inadequate, adequate',
        ),
        (lambda n: n["properties"].update(gradeRank="4"), 'property gradeRank: "4" is not of type "integer"'),
        (lambda n: n["properties"].pop("area"), '"area" is a required property'),
    ],
    ids=["label", "id", "property", "value", "type", "missing"],
)
def test_a_node_that_breaks_the_schema_is_named(edit: Callable[[Json], object], message: str) -> None:
    value = edited(lambda v: edit(node(v, ADOPTION)))
    place = number_of(larchmere_sif_2016().to_json(), ADOPTION)

    with pytest.raises(DocumentError) as error:
        check_json(value, "made.json")

    assert f"node {place} (" in str(error.value)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (
            lambda v: v["relationships"].append(
                {"type": "ABOUT", "from": SIF_2016 + "/finding/1", "to": "theme/magic"}
            ),
            "theme/magic is neither among the nodes nor in the reference data",
        ),
        (
            lambda v: v["relationships"].append({"type": "GAVE", "from": SIF_2016, "to": "authority/E09000901"}),
            "authority/E09000901 is of Authority, not of Judgement",
        ),
        (
            lambda v: v.update(relationships=[r for r in v["relationships"] if r["from"] != ADOPTION]),
            f"{ADOPTION}: no EVIDENCED_BY relationship from it",
        ),
        (
            lambda v: v.update(relationships=[r for r in v["relationships"] if r["to"] != ADOPTION]),
            f"{ADOPTION}: no GAVE relationship to it",
        ),
        (
            lambda v: node(v, SIF_2016)["properties"].update(endedOn="2016-02-31"),
            f"{SIF_2016}, property endedOn: 2016-02-31 is no date",
        ),
        (lambda v: node(v, ADOPTION)["properties"].update(gradeRank=1), f"{ADOPTION}, property gradeRank: it is 4"),
        (lambda v: v["nodes"].append(node(v, ADOPTION)), f"{ADOPTION} occurs 2 times"),
        (lambda v: v["document"].update(sha256="0" * 64), "is not document/ and the first 16 digits of its sha256"),
        (lambda v: v["document"].update(title="Other"), "has other properties here than among the nodes"),
    ],
    ids=["no end", "end", "no evidence", "no inspection", "no date", "rank", "twice", "hash", "two documents"],
)
def test_what_must_hold_between_values(edit: Callable[[Json], object], problem: str) -> None:
    bundle = Bundle.from_json(edited(edit))

    assert any(problem in line for line in check_bundle(bundle))


@pytest.mark.parametrize("date", ["2016", "2016-05", "2016-05-31"])
def test_partial_dates_are_dates(date: str) -> None:
    bundle = Bundle.from_json(edited(lambda v: node(v, SIF_2016)["properties"].update(publishedOn=date)))

    assert check_bundle(bundle) == []


def test_ids_follow_the_templates_of_the_ontology() -> None:
    assert id_pattern("Action", load_ontology()) == r"^plan/E\d{8}/[^/]+/objective/[^/]+/action/[^/]+$"
    assert id_pattern("Post", load_ontology()) == r"^post/[^/]+/[^/]+$"
    assert id_pattern("Claim", load_ontology()) == r"^.+/claim/[^/]+/[^/]+$"


def test_a_file_of_a_bundle_is_read_again_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "larchmere.json"
    path.write_text(larchmere_sif_2016().dumps(), encoding="utf-8")

    assert read_bundle(path) == larchmere_sif_2016()


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"document": ', encoding="utf-8")

    with pytest.raises(DocumentError, match=r"broken\.json: not a valid bundle: no JSON"):
        read_bundle(path)


def test_the_command_prints_the_schema_and_says_which_files_are_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(larchmere_sif_2016().dumps(), encoding="utf-8")
    bad.write_text("[]", encoding="utf-8")

    assert main(["--schema"]) == 0
    assert json.loads(capsys.readouterr().out) == bundle_schema(load_ontology())
    assert main([str(good)]) == 0
    assert main([str(good), str(bad)]) == 1
    assert "bad.json: not a valid bundle" in capsys.readouterr().out
