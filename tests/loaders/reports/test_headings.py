"""Headings of report templates, whole and damaged; and sentences that only begin like one."""

from __future__ import annotations

import pytest

from loaders.reports.headings import Heading, read_heading
from tests.world.reports import HELP, PROGRESS


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"{HELP}: good", Heading("area", "help-and-protection", "good")),
        (f"{HELP} requires improvement to be good.", Heading("area", "help-and-protection", "requires-improvement")),
        (
            f"{PROGRESS} ) . Inadequate children who need help and protection",
            Heading("area", "help-and-protection", "inadequate"),
        ),
        (
            f"{PROGRESS} children in care and care leavers are: outstanding",
            Heading("area", "children-in-care", "outstanding"),
        ),
        (f"{PROGRESS.removeprefix('The ')} care leavers", Heading("area", "care-leavers")),
        ("The graded judgment for adoption is that it is good", Heading("area", "adoption", "good")),
        ("Leadership, management and governance Inadequate", Heading("area", "leadership", "inadequate")),
        ("Kestrel Bay Safeguarding Children Board (KBSCB)", Heading("lscb", "lscb", of_lscb=True)),
        ("The impact of leaders on social work practice: outstanding", Heading("area", "leadership", "outstanding")),
        (f"{HELP}: good with outstanding features", Heading("area", "help-and-protection", "good")),
        ("The LSCB is inadequate", Heading("lscb", "lscb", "inadequate", of_lscb=True)),
        ("Capacity to improve Grade 3 (Adequate)", Heading("area", "capacity-to-improve", "adequate")),
        ("What needs to improve?", Heading("recommendations")),
        ("What does the LSCB need to improve?", Heading("recommendations", of_lscb=True)),
        ("Priority and immediate action", Heading("priority-actions")),
        ("Information about this local authority area2", Heading("local-area")),
        ("Inspection findings – the Local Safeguarding Children Board", Heading("findings", of_lscb=True)),
        ("This local authority is good because", Heading("summary", "overall", "good")),
        ("The LSCB requires improvement because:", Heading("summary", "lscb", "requires-improvement", of_lscb=True)),
        ("This local authority is not yet good because", Heading("summary")),
        ("What needs to improve?1", Heading("recommendations")),
        ("The graded judgement for adoption is good", Heading("area", "adoption", "good")),
        ("Graded judgement: care leavers – inadequate", Heading("area", "care-leavers", "inadequate")),
        (f"{PROGRESS} care-experienced young people: good", Heading("area", "care-leavers", "good")),
        (f"{PROGRESS} children in care and care experienced young people", Heading("area", "children-in-care")),
        (f"{PROGRESS} looked after children and achieving permanence", Heading("area", "children-in-care")),
        (f"{PROGRESS} children and young people in our care: good", Heading("area", "children-in-care", "good")),
        (f"{PROGRESS} children who need help or protection", Heading("area", "help-and-protection")),
        ("The impact of leadership on practice: good", Heading("area", "leadership", "good")),
        ("Leadership, governance and management", Heading("area", "leadership")),
        (
            "This local authority requires improvement and is not good because:",
            Heading("summary", "overall", "requires-improvement"),
        ),
        ("What needs to improve in this local authority?", Heading("recommendations")),
        ("Area for improvement", Heading("recommendations")),
        ("What needs to improve in Larchmere?", Heading("recommendations")),
        ("What needs to improve further?", Heading("recommendations")),
        ("What needs improving", Heading("recommendations")),
        ("The following areas need to improve:", Heading("recommendations")),
        ("Areas that require improvement", Heading("recommendations")),
        ("Areas for practice improvement", Heading("recommendations")),
        ("Priority areas for improvement", Heading("recommendations")),
        ("Key recommendations", Heading("recommendations")),
        ("Areas for priority action and for improvement", Heading("recommendations")),
        ("Recommendations – the Local Safeguarding Children Board", Heading("recommendations", of_lscb=True)),
        ("Priority actions", Heading("priority-actions")),
        ("Main findings", Heading("findings")),
        ("Inspection ndings", Heading("findings")),
        ("Information about the local authority inspection", Heading("about")),
        ("What the local authority inspection judgements mean", Heading("meaning")),
        ("Our inspection team", Heading("team")),
        ("Information about the local area", Heading("local-area")),
        ("The casework model used in this area", Heading("local-area")),
        ("Key judgement Judgement grade", Heading("contents")),
        ("Record of main findings", Heading("contents")),
        ("The LSCB’s recommendations", Heading("recommendations", of_lscb=True)),
        ("The local authority – summary of key findings", Heading("summary")),
        ("Progress since the previous inspection", Heading("summary")),
        ("Key strengths of the local authority", Heading("summary")),
        ("Information for children and young people", Heading("young-people")),
        ("Section 1: the local authority", Heading("authority")),
        ("Inspection judgements about the LSCB", Heading("lscb", "lscb", of_lscb=True)),
        ("About this inspection", Heading("about")),
        ("The review judgements and what they mean", Heading("meaning")),
        ("Any complaints about the inspection or the report", Heading("colophon")),
        ("Outcomes for looked after children: good", Heading("area", "outcomes", "good")),
        ("Quality of provision: good", Heading("area", "quality-of-provision", "good")),
    ],
)
def test_reads(text: str, heading: Heading) -> None:
    assert read_heading(text) == heading


@pytest.mark.parametrize(
    "text",
    [
        "Leadership, management and governance 25",  # an entry of the contents
        "What does the local authority need to improve?7",
        "Leadership, management and governance have slipped since the spring and few noticed.",
        "The LSCB is good at counting visits and poor at asking why they were missed.",
        f"{PROGRESS} care leavers: good, inadequate",
        "Care leavers: inadequate",
        "Areas that need to improve are known to leaders and are planned for.",
        "What needs to improve in visits is that they are late and short, as the last two inspections said.",
        "Good",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert read_heading(text) is None
