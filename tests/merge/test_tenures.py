"""Which tenures are one: starts without names, names without starts."""

from __future__ import annotations

from graph.merge import Merged, merge
from loaders.bundle import Bundle
from tests.world.bundles import DIRECTOR, DIRECTOR_TITLE, LARCHMERE
from tests.world.paper import Paper

PREFIX = f"tenure/{LARCHMERE}/{DIRECTOR}/"


def says(published: str | None = "2016-06-01", *, kind: str = "news-article", **tenure: str) -> Bundle:
    """A document that knows one thing about Larchmere's director."""
    paper = Paper(f"{published} {sorted(tenure.items())}.txt", kind, "A document", published)
    paper.tenure(LARCHMERE, DIRECTOR, DIRECTOR_TITLE, **tenure)
    return paper.build()


def tenures(*bundles: Bundle) -> dict[str, str | None]:
    """The last part of each tenure's id, to the slug of its holder."""
    merged = merge(bundles)
    holders = {r.source: r.target.rpartition("/")[2] for r in merged.relationships if r.type == "HELD_BY"}
    ids = [node.id for node in merged.nodes.values() if node.label == "Tenure"]
    return {node_id.removeprefix(PREFIX): holders.get(node_id) for node_id in ids}


def only_tenure(merged: Merged) -> dict[str, object]:
    (node,) = (node for node in merged.nodes.values() if node.label == "Tenure")
    return dict(node.properties)


def test_a_name_on_a_day_and_a_start_without_a_name_are_one_tenure() -> None:
    bundles = [says(started="2015-09-01"), says("2016-06-08", name="Ada Quill", attested="2016-06-08")]

    assert tenures(*bundles) == {"2015-09-01": "ada-quill"}
    assert only_tenure(merge(bundles)) == {"startedOn": "2015-09-01", "attestedOn": ["2016-06-08"]}


def test_a_name_seen_before_the_start_is_somebody_else() -> None:
    assert tenures(says(started="2015-09"), says(name="Ada Quill", attested="2015-03-02")) == {
        "2015-09": None,
        "2015-03-02": "ada-quill",
    }


def test_a_name_seen_long_after_the_last_word_stays_apart() -> None:
    assert tenures(says("2015-10-01", started="2015-09"), says("2021", name="Ada Quill", attested="2021-02-01")) == {
        "2015-09": None,
        "2021-02-01": "ada-quill",
    }


def test_somebody_else_seen_between_keeps_them_apart() -> None:
    bundles = [
        says("2015-10-01", started="2015-09"),
        says(name="Ben Oar", attested="2015-12-01"),
        says(name="Ada Quill", attested="2016-06-01"),
    ]

    assert tenures(*bundles) == {"2015-09": "ben-oar", "2016-06-01": "ada-quill"}


def test_a_later_start_keeps_a_name_from_the_earlier_one() -> None:
    bundles = [
        says("2015-10-01", started="2015-09"),
        says("2016-05-01", started="2016-04"),
        says(name="Ada Quill", attested="2016-06-01"),
    ]

    assert tenures(*bundles) == {"2015-09": None, "2016-04": "ada-quill"}


def test_two_names_on_one_day_are_not_decided_between() -> None:
    bundles = [
        says("2016-06-01", started="2015-09"),
        says(name="Ada Quill", attested="2016-06-01"),
        says(name="Ben Oar", attested="2016-06-01"),
    ]

    assert tenures(*bundles) == {
        "2015-09": None,
        "2016-06-01-ada-quill": "ada-quill",
        "2016-06-01-ben-oar": "ben-oar",
    }


def test_one_person_seen_often_is_one_tenure_with_every_day() -> None:
    bundles = [says(name="Ada Quill", attested=day) for day in ("2018-02-01", "2016-06-01", "2017-01-01")]

    assert tenures(*bundles) == {"2016-06-01": "ada-quill"}
    assert only_tenure(merge(bundles)) == {"attestedOn": ["2016-06-01", "2017-01-01", "2018-02-01"]}


def test_one_person_with_another_between_has_two_tenures() -> None:
    bundles = [
        says(name="Ada Quill", attested="2016-06-01"),
        says(name="Ben Oar", attested="2017-01-01"),
        says(name="Ada Quill", attested="2018-02-01"),
    ]

    assert tenures(*bundles) == {"2016-06-01": "ada-quill", "2017-01-01": "ben-oar", "2018-02-01": "ada-quill"}


def test_a_tenure_ends_only_where_a_source_says_so() -> None:
    ended = says(name="Ada Quill", started="2014-01-06", ended="2016-02-29")
    later = says(name="Ben Oar", started="2016-03-01")

    merged = merge([ended, later])

    assert merged.nodes[PREFIX + "2014-01-06"].properties == {"startedOn": "2014-01-06", "endedOn": "2016-02-29"}
    assert merged.nodes[PREFIX + "2016-03-01"].properties == {"startedOn": "2016-03-01"}


def test_an_end_alone_is_a_tenure_until_then() -> None:
    assert tenures(says(name="Ada Quill", ended="2016-02")) == {"until-2016-02": "ada-quill"}


def test_a_person_who_came_back_after_an_end_has_two_tenures() -> None:
    bundles = [
        says(name="Ada Quill", started="2012-01", ended="2014-06"),
        says(name="Ada Quill", attested="2016-06-01"),
    ]

    assert tenures(*bundles) == {"2012-01": "ada-quill", "2016-06-01": "ada-quill"}


def test_an_interim_start_and_a_permanent_one_in_one_list_are_two_tenures() -> None:
    paper = Paper("tenures.csv", "tenure-list", "Tenures", "2018-01-01")
    for started, basis in (("2015-04-01", "interim"), ("2015-06-01", "permanent")):
        paper.tenure(LARCHMERE, DIRECTOR, DIRECTOR_TITLE, name="Ada Quill", started=started, basis=basis)

    assert tenures(paper.build()) == {"2015-04-01": "ada-quill", "2015-06-01": "ada-quill"}


def test_a_month_and_a_day_of_one_start_are_one_tenure_under_the_day() -> None:
    assert tenures(says(started="2015-09"), says("2017-01-01", started="2015-09-14")) == {"2015-09-14": None}


def test_a_named_start_that_slips_by_a_month_is_one_tenure_with_both_values_kept() -> None:
    merged = merge(
        [says(name="Ada Quill", started="2015-10"), says("2016-07-01", kind="sif-report", started="2015-09")]
    )

    values = {n.properties["value"] for n in merged.nodes.values() if n.label == "Claim"}
    assert values == {"2015-09", "2015-10"}
    assert [n.id for n in merged.nodes.values() if n.label == "Tenure"] == [PREFIX + "2015-10"]


def test_a_document_that_names_two_holders_under_one_key_speaks_of_two_tenures() -> None:
    paper = Paper("letter.pdf", "jtai-letter", "Letter", "2016-06-01")
    for name in ("Ada Quill", "Ben Oar"):
        paper.tenure(LARCHMERE, DIRECTOR, DIRECTOR_TITLE, name=name, attested="2016-06-01")

    assert tenures(paper.build()) == {"2016-06-01-ada-quill": "ada-quill", "2016-06-01-ben-oar": "ben-oar"}


def test_an_undated_scan_speaks_as_of_the_inspection_that_it_joins() -> None:
    text = "Give each foster carer a plan for training, and check at the yearly review that it was followed."
    other = "Answer every contact about a child within one working day, and write down who decided what."
    scan, report = Paper("scan.txt", "sif-report", "Scan"), Paper("report.pdf", "sif-report", "Report")
    for paper, inspection in (
        (scan, scan.undated_inspection(LARCHMERE, "sif")),
        (report, report.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18")),
    ):
        paper.recommendation(inspection, 1, text)
        paper.recommendation(inspection, 2, other)
    scan.tenure(LARCHMERE, DIRECTOR, DIRECTOR_TITLE, started="2013-04")

    joined = tenures(scan.build(), report.build(), says(name="Ada Quill", attested="2016-06-01"))

    assert joined == {"2013-04": "ada-quill"}
