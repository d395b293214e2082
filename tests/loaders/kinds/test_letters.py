"""Joint targeted area inspection letters and area SEND reports: made-up ones, as blocks and as PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.bundle import Bundle, BundleBuilder
from loaders.document import Block, Document
from loaders.errors import DocumentError
from loaders.kinds import jtai_letter, send_report
from loaders.kinds.registry import Kind
from loaders.reading.files import read
from loaders.reports.inline_headings import section_begun_by
from tests.world.letters import LETTER_OF_2016, LETTER_OF_2023, SEND_REPORT, as_document, as_pdf, heading, item, said


def extract(document: Document, kind: Kind) -> Bundle:
    builder = BundleBuilder(document, kind=kind.name, extractor="test")
    kind.extract(document, builder)
    return builder.build()


def nodes(bundle: Bundle, label: str) -> list[dict[str, object]]:
    return [dict(n.properties) for n in bundle.nodes if n.label == label]


def holders(bundle: Bundle) -> set[tuple[str, str]]:
    """Tenure and person."""
    return {
        (r.source.removeprefix("tenure/"), r.target.removeprefix("person/"))
        for r in bundle.relationships
        if r.type == "HELD_BY"
    }


def targets(bundle: Bundle, type_: str) -> set[tuple[str, str]]:
    return {("/".join(r.source.split("/")[-2:]), r.target) for r in bundle.relationships if r.type == type_}


def points(bundle: Bundle) -> list[tuple[object, object]]:
    return [(r["kind"], r["text"]) for r in nodes(bundle, "Recommendation")]


def test_a_letter_says_when_of_what_and_when_it_was_written() -> None:
    bundle = extract(as_document(LETTER_OF_2023), jtai_letter.KIND)
    assert nodes(bundle, "Inspection") == [
        {
            "framework": "jtai",
            "startedOn": "2023-06-05",
            "endedOn": "2023-06-09",
            "publishedOn": "2023-08-03",
            "topic": "bullying on buses",
            "context": "This letter sums up a joint inspection of the multi-agency response to bullying on buses in "
            "Larchmere.\nThis inspection took place from 5 to 9 June 2023.",
        }
    ]
    assert any(n.id == "inspection/E09000901/2023-06-09/jtai" for n in bundle.nodes)
    assert nodes(bundle, "Judgement") == []


def test_the_persons_whom_a_letter_addresses_held_their_posts_on_its_day() -> None:
    bundle = extract(as_document(LETTER_OF_2023), jtai_letter.KIND)
    assert holders(bundle) == {
        ("E09000901/director-of-childrens-services/2023-08-03", "E09000901/robin-quay"),
        ("nhs-fen-valley-integrated-care-board/chair/2023-08-03", "nhs-fen-valley-integrated-care-board/ada-finch"),
        ("fen-constabulary/chief-constable/2023-08-03", "fen-constabulary/tom-de-vere"),
        (
            "fen-police-and-crime-commissioner/police-and-crime-commissioner/2023-08-03",
            "fen-police-and-crime-commissioner/ned-oakes",
        ),
        (
            "larchmere-local-safeguarding-partnership/independent-scrutineer/2023-08-03",
            "larchmere-local-safeguarding-partnership/ines-holt",
        ),
        ("ofsted/national-director/2023-08-03-jo-bloggs", "ofsted/jo-bloggs"),
    }
    assert {tuple(t["attestedOn"]) for t in nodes(bundle, "Tenure") if isinstance(t["attestedOn"], list)} == {
        ("2023-08-03",)
    }


def test_what_a_letter_finds_and_what_must_improve() -> None:
    bundle = extract(as_document(LETTER_OF_2023), jtai_letter.KIND)
    assert [(f["number"], f["text"], f["section"], f.get("polarity")) for f in nodes(bundle, "Finding")] == [
        (
            1,
            "Partners in the borough know their streets. "
            "They act on what they learn from the young people who live there.",
            "headline",
            None,
        ),
        (2, "Help is not always quick.", "headline", None),
        (3, "School nurses are trusted.", "strengths", "strength"),
        (4, "Daily meetings work well.", "main", None),
        (5, "One boy waited for months.", "poor-practice", "weakness"),
    ]
    assert points(bundle) == [
        (
            "priority-action",
            "Fen Constabulary must share what it knows within a day. This includes:\nreports from custody",
        ),
        ("priority-action", "Leaders of the partnership must meet each week."),
        ("area-for-improvement", "How soon families hear the outcome of a referral."),
        ("area-for-improvement", "The record of what children say."),
    ]
    assert targets(bundle, "DIRECTED_TO") == {
        ("recommendation/1", "organisation/fen-constabulary"),
        ("recommendation/2", "organisation/larchmere-local-safeguarding-partnership"),
        ("recommendation/3", "organisation/larchmere-local-safeguarding-partnership"),
        ("recommendation/4", "organisation/larchmere-local-safeguarding-partnership"),
    }


def test_an_older_letter_with_a_line_for_each_person_and_no_year_in_its_dates() -> None:
    bundle = extract(as_document(LETTER_OF_2016), jtai_letter.KIND)
    inspection = nodes(bundle, "Inspection")[0]
    assert (inspection["startedOn"], inspection["endedOn"]) == ("2016-05-16", "2016-05-20")
    assert inspection["topic"] == "abuse and neglect: runaways"
    assert holders(bundle) == {
        ("E09000902/director-of-childrens-services/2016-06-29", "E09000902/ada-finch"),
        ("fen-police/chief-constable/2016-06-29", "fen-police/tom-vere"),
        (
            "fenland-police-and-crime-commissioner/police-and-crime-commissioner/2016-06-29",
            "fenland-police-and-crime-commissioner/ned-oakes",
        ),
        ("E09000902/lscb-chair/2016-06-29", "E09000902/ines-holt"),
    }
    assert {t.get("basis") for t in nodes(bundle, "Tenure")} == {"interim", None}
    assert [(r["text"], r.get("heading")) for r in nodes(bundle, "Recommendation")] == [
        ("Referrals pile up on Mondays.", "Front door"),
        ("Letters to parents are hard to read.", "Front door"),
    ]
    assert [f["text"] for f in nodes(bundle, "Finding")] == [
        "Quillhaven’s agencies pull together.",
        "The board asks hard questions.",
    ]
    assert points(bundle) == [
        ("area-for-improvement", "Referrals pile up on Mondays."),
        ("area-for-improvement", "Letters to parents are hard to read."),
    ]


def test_what_leads_into_a_list_of_improvements_is_a_finding_and_no_item_is_cut() -> None:
    lines = (
        *LETTER_OF_2016[:9],
        heading("Areas for improvement"),
        said(
            "In all the cases that were seen, someone had asked what would happen next, and had written it down. "
            "There are a few things that could be better still."
        ),
        item("Referrals pile up on Mondays."),
        said("They are read on Tuesdays.", page=2),
        heading("Next steps", page=2),
    )
    bundle = extract(as_document(lines), jtai_letter.KIND)
    assert [(str(f["text"])[:22], f.get("polarity")) for f in nodes(bundle, "Finding")] == [
        ("Quillhaven’s agencies ", None),
        ("In all the cases that ", None),
    ]
    assert points(bundle) == [
        ("area-for-improvement", "Referrals pile up on Mondays. They are read on Tuesdays."),
    ]


def test_a_send_report_gives_its_outcome_and_dates() -> None:
    bundle = extract(as_document(SEND_REPORT), send_report.KIND)
    assert nodes(bundle, "Inspection") == [
        {
            "framework": "send",
            "startedOn": "2023-11-13",
            "endedOn": "2023-11-17",
            "context": "The council, Larchmere Youth Trust and NHS Fen, Marsh and Wold ICB share the work. A permanent "
            "director of children’s services started in April 2023.\nTwo inspectorates took part.",
        },
        {"framework": "send", "startedOn": "2018-06-04", "endedOn": "2018-06-08"},
    ]
    assert nodes(bundle, "Judgement") == [{"area": "send-arrangements", "grade": "widespread-failings"}]


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("3 to 7 July 2017 and revisit 9 to 11 December 2019", ["2017-07-07", "2019-12-11"]),
        ("3 June 2019", ["2019-06-03"]),
        ("March 2018", ["2018-03"]),
        ("Not previously inspected", []),
    ],
)
def test_the_inspections_before(printed: str, days: list[str]) -> None:
    lines = [said(f"Dates of previous inspection: {printed}") if "previous" in x.text else x for x in SEND_REPORT]
    bundle = extract(as_document(lines), send_report.KIND)
    assert [i["endedOn"] for i in nodes(bundle, "Inspection")[1:]] == days
    assert bundle.warnings == ()


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Arrangements typically lead to positive experiences and outcomes.", "positive-experiences"),
        ("Arrangements lead to inconsistent experiences and outcomes.", "inconsistent-experiences"),
    ],
)
def test_the_other_outcomes(sentence: str, grade: str) -> None:
    lines = [said(sentence) if "systemic failings" in line.text else line for line in SEND_REPORT]
    bundle = extract(as_document(lines), send_report.KIND)
    assert nodes(bundle, "Judgement") == [{"area": "send-arrangements", "grade": grade}]


def test_priority_actions_have_the_bodies_responsible_though_a_page_parts_their_cells() -> None:
    bundle = extract(as_document(SEND_REPORT), send_report.KIND)
    actions = [(r["number"], r["addressee"], r["text"]) for r in nodes(bundle, "Recommendation")][:2]
    assert actions == [
        (
            1,
            "Larchmere Council, NHS Fen, Marsh and Wold ICB and Larchmere Youth Trust",
            "Leaders should cut waits for speech therapy.",
        ),
        (2, "Larchmere Council and NHS Fen, Marsh and Wold ICB", "Leaders must agree who pays for each child’s care."),
    ]
    board, trust = "organisation/nhs-fen-marsh-and-wold-integrated-care-board", "organisation/larchmere-youth-trust"
    directed = {t for t in targets(bundle, "DIRECTED_TO") if t[0] in ("recommendation/1", "recommendation/2")}
    assert directed == {
        ("recommendation/1", "authority/E09000901"),
        ("recommendation/1", board),
        ("recommendation/1", trust),
        ("recommendation/2", "authority/E09000901"),
        ("recommendation/2", board),
    }


def test_a_body_that_the_report_does_not_know_is_no_body() -> None:
    lines = [
        said("Larchmere Council and NHS Fen Leaders Trust Board", page=2)
        if "Youth Trust" in x.text and x.page == 2
        else x
        for x in SEND_REPORT
    ]
    bundle = extract(as_document(lines), send_report.KIND)
    directed = {target for source, target in targets(bundle, "DIRECTED_TO") if source == "recommendation/1"}
    assert directed == {"authority/E09000901"}
    assert [(w.message, w.text) for w in bundle.warnings] == [
        ("a body responsible for a priority action was not read", "NHS Fen Leaders Trust Board")
    ]


def test_areas_for_improvement_hold_the_items_under_them() -> None:
    bundle = extract(as_document(SEND_REPORT), send_report.KIND)
    assert points(bundle)[2:] == [
        (
            "area-for-improvement",
            "The partnership should listen to parents. "
            "This includes:\nasking them early; and\ntelling them what changed.",
        ),
        ("area-for-improvement", "Schools should share what works."),
    ]


def test_findings_of_a_send_report_by_section() -> None:
    bundle = extract(as_document(SEND_REPORT), send_report.KIND)
    assert [(f["text"], f["section"], f.get("polarity")) for f in nodes(bundle, "Finding")] == [
        ("Life is hard for many, and waits are long.", "experience", None),
        ("Nurseries spot needs early.", "effective", "strength"),
        ("Plans come late.", "better", "weakness"),
    ]


def test_the_members_of_a_partnership_and_the_inspectors() -> None:
    bundle = extract(as_document(SEND_REPORT), send_report.KIND)
    board = "nhs-fen-marsh-and-wold-integrated-care-board"
    assert holders(bundle) == {
        ("E09000901/director-of-childrens-services/2023-11-17", "E09000901/robin-quay"),
        (f"{board}/chief-executive/2023-11-17", f"{board}/ines-holt"),
    }
    assert {t for _, t in targets(bundle, "LED_BY")} == {
        "person/ofsted/ada-finch",
        "person/care-quality-commission/ned-oakes",
    }
    assert {t for _, t in targets(bundle, "INSPECTED_BY")} == {"person/ofsted/tom-vere"}


def test_since_when_a_post_is_held_in_the_words_on_the_partnership() -> None:
    bundle = extract(as_document(SEND_REPORT), send_report.KIND)
    director = "E09000901/director-of-childrens-services"
    assert {(n.id, n.properties.get("basis")) for n in bundle.nodes if n.label == "Tenure" and director in n.id} == {
        (f"tenure/{director}/2023-11-17", None),
        (f"tenure/{director}/2023-04", "permanent"),
    }
    assert not any(n.label == "Claim" for n in bundle.nodes)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [(LETTER_OF_2023, jtai_letter.KIND), (LETTER_OF_2016, jtai_letter.KIND), (SEND_REPORT, send_report.KIND)],
)
def test_a_printed_letter_reads_like_its_lines(lines: tuple[object, ...], kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(as_pdf(lines))  # type: ignore[arg-type]
    document = read(path)
    assert kind.recognise(document) == 1.0
    bundle = extract(document, kind)
    expected = extract(as_document(lines), kind)  # type: ignore[arg-type]
    assert [n.id for n in bundle.nodes if n.label == "Inspection"] == [
        n.id for n in expected.nodes if n.label == "Inspection"
    ]
    assert holders(bundle) == holders(expected)
    assert {p[0] for p in points(bundle)} == {p[0] for p in points(expected)}


def test_a_paragraph_that_has_no_place_is_a_warning() -> None:
    lines = [
        *SEND_REPORT[:2],
        said("Nobody had foreseen that this sentence would stand here."),
        *SEND_REPORT[2:],
    ]
    bundle = extract(as_document(lines), send_report.KIND)
    assert ("a paragraph was not placed", "Nobody had foreseen that this sentence would stand here.") in [
        (w.message, w.text) for w in bundle.warnings
    ]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Headline findings", "headline"),
        ("Areas for priority action", "priority"),
        ("What needs to improve?", "improvement"),
        ("What needs to improve in Larchmere?", "improvement"),
        ("Key areas for improvement", "improvement"),
        ("Early help strengths", "strengths"),
        ("Main findings", "main"),
        ("Practice study: highly effective practice", "good-practice"),
        ("Places and spaces: effective practice", "good-practice"),
        ("Case study: area for improvement", "poor-practice"),
        ("Context", "context"),
        ("Next steps", "next"),
        ("The context is one of rising need and of few places", None),
        (
            "What needs to improve in visits is known to all, and the plan was agreed this spring",
            None,
        ),
    ],
)
def test_which_section_a_heading_of_a_letter_begins(text: str, section: str | None) -> None:
    assert section_begun_by(Block("heading", text, 1, 1), jtai_letter.SECTIONS, jtai_letter.LONGEST_HEADING) == section


def test_the_kinds_are_told_apart() -> None:
    letter, report = as_document(LETTER_OF_2023), as_document(SEND_REPORT)
    assert (jtai_letter.recognise(letter), send_report.recognise(letter)) == (1.0, 0.0)
    assert (jtai_letter.recognise(report), send_report.recognise(report)) == (0.0, 1.0)


def test_a_letter_about_no_known_authority_is_refused() -> None:
    lines = (said("3 August 2023"), heading("Joint targeted area inspection of Nowhere"), said("It was in June."))
    with pytest.raises(DocumentError, match="no authority that is known"):
        extract(as_document(lines), jtai_letter.KIND)


def test_who_signs_a_letter_who_takes_part_in_the_answer_and_whose_an_area_for_improvement_is() -> None:
    lines = [line for line in LETTER_OF_2023 if not line.text.startswith(("Send us", "Yours", "Jo Bloggs"))]
    place = next(n for n, line in enumerate(lines) if line.text.startswith("The record of what"))
    lines.insert(place, item("The police’s record of calls.", page=2))
    lines.insert(place + 1, item("Both FMW and Larch NHS Trust have much to do.", page=2))
    lines.insert(place, item("Fen, Marsh and Wold NHS Trust (FMW) has not asked why.", page=2))
    lines += [
        said("Robin Quay, Chair of the Larchmere MASA, must prepare a written statement of action.", page=2),
        said("This must be a multi-agency response involving the police and Fen Hospitals NHS Trust.", page=2),
        said("Yours sincerely", page=2),
        said("Ida Marsh National Director, Social Care, Ofsted", page=2),
    ]
    bundle = extract(as_document(lines), jtai_letter.KIND)
    assert {target for _, target in targets(bundle, "SIGNED_BY")} == {"person/ofsted/ida-marsh"}
    assert ("ofsted/national-director-social-care/2023-08-03-ida-marsh", "ofsted/ida-marsh") in holders(bundle)
    assert ("larchmere-masa/chair-of-the-larchmere-masa/2023-08-03", "larchmere-masa/robin-quay") in holders(bundle)
    assert {target for _, target in targets(bundle, "RESPONSE_INVOLVES")} == {
        "organisation/fen-constabulary",
        "organisation/fen-hospitals-nhs-trust",
    }
    numbers = ("recommendation/4", "recommendation/5", "recommendation/6")
    assert {target for target in targets(bundle, "DIRECTED_TO") if target[0] in numbers} == {
        ("recommendation/4", "organisation/fen-marsh-and-wold-nhs-trust"),
        ("recommendation/5", "organisation/fen-constabulary"),
        ("recommendation/6", "organisation/larchmere-local-safeguarding-partnership"),
    }


@pytest.mark.parametrize(
    ("begins", "addressee", "bodies"),
    [
        ("Leaders in the ICB and the LA", "Leaders in the ICB and the LA", {"authority", "board"}),
        ("Leaders from the local authority", "Leaders from the local authority", {"authority"}),
        ("Health leaders", "Health leaders", {"partnership"}),
        ("Leaders", "Larchmere Local Area Partnership", {"partnership"}),
        ("Leaders across the partnership", "Larchmere Local Area Partnership", {"partnership"}),
        ("Leaders in education, health and social care", "Larchmere Local Area Partnership", {"partnership"}),
    ],
)
def test_whose_an_area_for_improvement_is(begins: str, addressee: str, bodies: set[str]) -> None:
    lines = [
        said(f"{begins} should share what works.", page=3) if line.text.startswith("Schools should") else line
        for line in SEND_REPORT
    ]
    bundle = extract(as_document(lines), send_report.KIND)
    known = {
        "authority": "authority/E09000901",
        "board": "organisation/nhs-fen-marsh-and-wold-integrated-care-board",
        "partnership": "organisation/larchmere-local-area-partnership",
    }
    last = nodes(bundle, "Recommendation")[-1]
    assert last["addressee"] == addressee
    directed = {target for source, target in targets(bundle, "DIRECTED_TO") if source == "recommendation/4"}
    assert directed == {known[body] for body in bodies}


def test_the_director_of_whom_the_words_on_the_partnership_say_that_the_appointment_is_interim() -> None:
    words = "These changes include the recent appointment of an interim DCS for Larchmere."
    lines = [said(words) if line.text.startswith("The council, Larchmere") else line for line in SEND_REPORT]
    (director, _) = nodes(extract(as_document(lines), send_report.KIND), "Tenure")
    assert director == {"attestedOn": ["2023-11-17"], "basis": "interim"}


def test_a_company_that_delivers_the_services_of_the_area() -> None:
    words = "Fen Children’s First is the company responsible for delivering social care and education services."
    lines = [said(words) if line.text.startswith("The council, Larchmere") else line for line in SEND_REPORT]
    bundle = extract(as_document(lines), send_report.KIND)
    assert targets(bundle, "DELIVERS_FOR") == {("organisation/fen-childrens-first", "authority/E09000901")}


def test_since_when_the_scrutineer_is_in_post() -> None:
    words = "There is an independent scrutineer, who took up her post in summer 2021 and asks much."
    lines = [said(words, page=2) if line.text == "Daily meetings work well." else line for line in LETTER_OF_2023]
    (scrutineer,) = [
        n.properties
        for n in extract(as_document(lines), jtai_letter.KIND).nodes
        if n.label == "Tenure" and "/independent-scrutineer/" in n.id
    ]
    assert scrutineer == {"attestedOn": ["2023-08-03"], "startedOn": "2021"}


def test_an_officer_whom_two_boards_share_holds_a_post_in_each() -> None:
    lines = [
        said("Ms Ida Marsh, Chief Nurse, NHS Fen CCG and NHS Wold CCG") if line.text.startswith("Ines Holt") else line
        for line in LETTER_OF_2016
    ]
    nurses = {found for found in holders(extract(as_document(lines), jtai_letter.KIND)) if "chief-nurse" in found[0]}
    fen, wold = (f"nhs-{place}-clinical-commissioning-group" for place in ("fen", "wold"))
    assert nurses == {
        (f"{fen}/chief-nurse/2016-06-29", f"{fen}/ida-marsh"),
        (f"{wold}/chief-nurse/2016-06-29", f"{fen}/ida-marsh"),
    }
