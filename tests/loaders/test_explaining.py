"""What `extract --explain` says of every kind of document: each fact with a rule, and words that bear it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.merge.likeness import plain
from loaders.bundle import Bundle, Node
from loaders.explaining import ExplainedFact, explained
from loaders.extraction import extract_file
from tests.quality.plans import LAYOUTS as PLAN_LAYOUTS
from tests.world import letters, news, packs
from tests.world.plans import make_plan
from tests.world.reports import AREA_TITLES, as_pdf, make_report

TENURES = """Authority,Post,Name,From,To,Basis
Larchmere,Director of Children's Services,Robin Quay,June 2014,March 2017,permanent
"""
LETTERS = ("LETTER_OF_2016", "LETTER_OF_2023", "SEND_LETTER", "SEND_REVISIT", "SEND_REPORT")
PLANS = ("docx-cards", "docx-table-per-objective", "pdf-unruled", "xlsx-one-sheet", "html-table", "text-labels")


def write_plan(layout: str) -> Callable[[Path], Path]:
    suffix, write = PLAN_LAYOUTS[layout]

    def to(folder: Path) -> Path:
        path = folder / f"plan{suffix}"
        write(make_plan(3), path)
        return path

    return to


def write(name: str, content: str | bytes) -> Callable[[Path], Path]:
    def to(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to


DOCUMENTS: dict[str, Callable[[Path], Path]] = {
    **{layout: write("report.pdf", as_pdf(make_report(layout))) for layout in AREA_TITLES},
    **{name: write("letter.pdf", letters.as_pdf(getattr(letters, name))) for name in LETTERS},
    **{layout: write_plan(layout) for layout in PLANS},
    "news": write("news.txt", news.COUNCIL_RELEASE),
    "tenures": write("tenures.csv", TENURES),
    "pack": write("pack.md", packs.PACK),
}


@pytest.fixture(scope="module", params=DOCUMENTS.values(), ids=list(DOCUMENTS))
def bundle(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return extract_file(request.param(tmp_path_factory.mktemp("explained")))


def test_every_fact_is_explained(bundle: Bundle) -> None:
    facts = {fact.fact for fact in explained(bundle)}

    assert [n.id for n in bundle.nodes if n.label not in {"Document", "Passage", "Claim"} and n.id not in facts] == []


def test_every_explanation_has_a_rule_a_page_and_words(bundle: Bundle) -> None:
    pages = int(str(bundle.document["pageCount"]))
    for fact in explained(bundle):
        assert fact.rule
        assert 1 <= fact.page <= pages
        assert fact.words or "polarity" in fact.value or "ABOUT" in fact.value


def borne_out(node: Node, holder: Node | None, words: str) -> bool:
    """Whether the words that a fact stands on print it, as far as its kind lets one tell."""
    match node.label:
        case "Person":
            return plain(str(node.properties["name"])).split()[-1] in words
        case "Tenure":
            return holder is None or borne_out(holder, None, words)
        case "Post":
            return any(word in words for word in plain(str(node.properties["title"])).split() if len(word) > 3)
        case "Finding" | "Recommendation" | "Action" | "Objective" | "Outcome" | "SuccessMeasure":
            return plain(str(node.properties["text"])).split()[-1] in words
        case "Judgement" if node.properties.get("gradeRank"):
            return str(node.properties["grade"]).split("-")[-1] in words
        case "Service":
            return plain(str(node.properties["name"])).split()[-1].rstrip("s") in words
    return True


def test_the_words_bear_out_the_fact(bundle: Bundle) -> None:
    nodes = {node.id: node for node in bundle.nodes}
    holders = {r.source: nodes.get(r.target) for r in bundle.relationships if r.type == "HELD_BY"}
    words: dict[str, str] = {}
    for place in bundle.explanations:
        words[place.node] = f"{words.get(place.node, '')} {plain(place.text)}"

    assert [id_ for id_, said in words.items() if not borne_out(nodes[id_], holders.get(id_), said)] == []


def test_a_fact_shows_what_is_said_of_it(tmp_path: Path) -> None:
    facts = list(explained(extract_file(DOCUMENTS["tenures"](tmp_path))))

    assert facts[1] == ExplainedFact(
        label="Tenure",
        fact="tenure/E09000901/director-of-childrens-services/2014-06",
        value="startedOn: 2014-06; endedOn: 2017-03; basis: permanent; HELD_BY person/E09000901/robin-quay",
        rule="row of a list of tenures",
        page=1,
        words="Larchmere | Director of Children's Services | Robin Quay | June 2014 | March 2017 | permanent",
    )
