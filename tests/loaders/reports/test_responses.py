"""What inspectorates ask for in answer, by when and by whom: the sentences of letters and reports."""

from __future__ import annotations

import pytest

from loaders.document import Block
from loaders.reports.responses import find_response

LETTER = (
    "We have determined that Larchmere Council is the principal authority. Its written statement of proposed action "
    "should be an answer of all.",
    "The LSCP must send its written statement of action to inbox@ofsted.example by 9 May 2025. It will guide us.",
)


def response(*sentences: str) -> tuple[str, str | None, str | None] | None:
    found = find_response([Block("paragraph", text, 1, n) for n, text in enumerate(sentences, start=1)])
    return (found.kind, found.due, found.by) if found else None


def sent_by(*sentences: str) -> str | None:
    found = find_response([Block("paragraph", text, 1, n) for n, text in enumerate(sentences, start=1)])
    return found.sent_by if found else None


def test_a_letter_says_who_sends_the_statement_by_when() -> None:
    assert response(*LETTER) == ("written-statement-of-action", "2025-05-09", "Larchmere Council")
    assert sent_by(*LETTER) == "The LSCP"
    assert response(LETTER[0]) == (
        "written-statement-of-action",
        None,
        "Larchmere Council",
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The director should send the written statement of action to x@y.example by 12 November 18.",
            ("written-statement-of-action", "2018-11-12", "The director"),
        ),
        (
            "Robin Quay, DCS should send a written statement of action by 2 December 2019, 70 days from now.",
            ("written-statement-of-action", "2019-12-02", "Robin Quay, DCS"),
        ),
        (
            "HMCI requires the local area partnership to prepare its priority action plan (area SEND).",
            ("priority-action-plan", None, "the local area partnership"),
        ),
        (
            "Two inspectorates ask that the partnership updates and publishes its strategic plan.",
            ("strategic-plan", None, "the partnership"),
        ),
        (
            "HMCI determined that a Written Statement of Action is needed. HMCI also determined that the council and "
            "the area’s CCG are jointly responsible for submitting the statement.",
            ("written-statement-of-action", None, "the council and the area’s CCG"),
        ),
        ("The partnership should send us its thoughts by 9 May 2025.", None),
        (
            "We have determined that the chair of Larchmere Board (on behalf of Ada Finch, the chief constable) is the "
            "principal authority. Robin Quay should send the written statement of action by 2 May 2025.",
            ("written-statement-of-action", "2025-05-02", "the chair of Larchmere Board"),
        ),
    ],
)
def test_the_sentences_of_the_forms(sentence: str, expected: tuple[str, str | None, str | None] | None) -> None:
    assert response(sentence) == expected


def test_a_paragraph_begins_a_sentence_though_the_one_before_lost_its_full_stop() -> None:
    sentences = (
        "The board should do something about it, and where it can, all agencies",
        "The director should send a written statement of action by 2 December 2019.",
    )
    assert response(*sentences) == ("written-statement-of-action", "2019-12-02", "The director")


@pytest.mark.parametrize(
    ("writer", "sender", "expected"),
    [
        ("The local authority", "The director of children’s services", "The director of children’s services"),
        ("Larchmere Borough Council", "Larchmere", None),
        ("The local authority", "The local authority", None),
    ],
)
def test_who_sends_the_answer_is_told_where_it_is_not_who_writes_it(
    writer: str, sender: str, expected: str | None
) -> None:
    sentences = (
        f"{writer} should prepare a written statement of action.",
        f"{sender} should send the statement by 2 May 2025.",
    )
    assert response(*sentences) == ("written-statement-of-action", "2025-05-02", writer)
    assert sent_by(*sentences) == expected


@pytest.mark.parametrize(
    ("whom", "partners"),
    [
        ("the NPS, CRC and health providers in Fenland", ("the NPS", "CRC", "health providers in Fenland")),
        (
            "the board and specifically health services, and Fen police",
            ("the board", "health services", "Fen police"),
        ),
        (
            "the individuals and agencies that this is addressed to",
            ("the individuals and agencies that this is addressed to",),
        ),
    ],
)
def test_who_must_take_part_in_the_answer(whom: str, partners: tuple[str, ...]) -> None:
    text = (
        f"The council must prepare a written statement of action. It is to be a multi-agency response involving {whom}."
    )
    found = find_response([Block("paragraph", text, 1, 1)])
    assert found is not None
    assert found.partners == partners
