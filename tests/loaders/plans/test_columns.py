"""What a column or a label is called, in words of its own or nearly, and what only looks like one."""

from __future__ import annotations

import pytest

from loaders.plans.terms.columns import columns_of, is_plan_head
from loaders.plans.terms.fields import field_of
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("By when/ Completed", "due"),
        ("c) Actions", "action"),
        ("How will we know? (measures)", "measure"),
        ("Responsible officer(s)", "owner"),
        ("Action owner", "owner"),
        ("Target date for completion", "due"),
        ("Timscale", "due"),
        ("RAG (June)", "status"),
        ("Lead / timescale", "owner and due"),
        ("RAG this quarter", "status"),
        ("R/A/G", "status"),
        ("Owned by", "owner"),
        ("Deliver by", "due"),
        ("Area of weakness", "objective"),
        ("Position statement", "progress"),
        ("RAG last quarter", "ignored"),
        ("Action Plan", "ignored"),
        ("Progress against agreed action", "progress"),
        ("Impact so far", "progress"),
        ("Position at 1 July 2024", "progress"),
        ("Reply and latest position", "progress"),
        ("RAG key", "ignored"),
        ("When it will be done", "due"),
        ("With support from", "partners"),
        ("#", "number"),
        ("Weather", None),
    ],
)
def test_heading_stands_for_a_field(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (["Ref", "What we will do", "Who", "When", "RAG"], ("number", "action", "owner", "due", "status")),
        (["", "By when", "By whom", "Status"], ("action", "due", "owner", "status")),
        (["Action", "Lead", "May 2023", "June 2023"], ("action", "owner", "status", "status")),
        (["Action no.", "Milestone", "Wind", "Owner"], ("number", "action", None, "owner")),
        (["Milestone", "Due date", "Lead initials"], ("action", "due", "owner")),
        (["Outcome", "Key actions", "Lead", "End"], ("objective", "action", "owner", "due")),
        (["Key actions", "Lead", "End", "Outcome"], ("action", "owner", "due", "outcome")),
        (["Action", "Lead agency", "Lead officer", "When"], ("action", "ignored", "owner", "due")),
    ],
)
def test_head_of_a_table(row: list[str], fields: tuple[str | None, ...]) -> None:
    columns = columns_of(row)

    assert columns is not None
    assert columns.fields == fields


@pytest.mark.parametrize(
    "row",
    [
        ["1.2", "Review the actions of the lead officer", "Jo Roe", "May 2023"],
        ["Lead", "Head of Quality Assurance"],
        ["By when", "June 2023"],
        ["Agree the deadline.", "Jo Roe"],
        ["Good", "Requires improvement"],
        ["Bring in group supervision of each plan", "Academy Lead", "December 2016", "Completed"],
    ],
)
def test_row_of_data_is_no_head(row: list[str]) -> None:
    assert columns_of(row) is None


def test_key_of_initials_is_told_from_a_table_of_actions() -> None:
    key = columns_of(["Job title", "Current post-holder"])
    actions = columns_of(["Action", "Owner", "Deadline"])

    assert key is not None
    assert key.is_key
    assert actions is not None
    assert not actions.is_key


def test_officers_beside_initials_are_a_key() -> None:
    key = columns_of(["Initials", "Officer"])

    assert key is not None
    assert key.is_key


def test_risks_without_owners_are_a_table_of_their_own() -> None:
    risks = columns_of(["Risk", "Likelihood", "Mitigation"])

    assert risks is not None
    assert risks.is_risks


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Lead: Jo Roe", ("owner", "Jo Roe")),
        ("b) Measures of success (how will we know?)", ("measure", "")),
        ("Action 2.1: Train all staff", ("action", "2.1. Train all staff")),
        ("MONITORING AND IMPACT d) Action Plan Progress", ("ignored", "")),
        ("The lead officer said: no", None),
        ("Children wait too long", None),
    ],
)
def test_label_of_a_paragraph(text: str, label: tuple[str, str] | None) -> None:
    assert label_of(text) == label


def test_one_label_in_a_sentence_is_no_action() -> None:
    assert inline_fields("They told us this. Lead: the door was shut, and nobody came.") == []


def test_labels_in_line() -> None:
    text = "1.1 Train all staff (Lead: Jo Roe (Head of Duty); by when: May 2023; RAG: Green)"

    assert inline_fields(text) == [
        ("action", "1.1 Train all staff"),
        ("owner", "Jo Roe (Head of Duty)"),
        ("due", "May 2023"),
        ("status", "Green"),
    ]


@pytest.mark.parametrize(
    ("texts", "is_head"),
    [
        (["Action", "Lead", "Completion date"], True),
        (["Post", "Name", "Initials"], True),
        (["Judgement", "Grade", "Page"], False),
        (["The plan", "was agreed", "by members"], False),
    ],
)
def test_texts_side_by_side_that_are_a_plans_head(texts: list[str], is_head: bool) -> None:
    assert is_plan_head(texts) is is_head
