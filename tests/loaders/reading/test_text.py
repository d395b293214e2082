"""Plain text and Markdown: pages, paragraphs, items, tables and what is certainly a marker."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document import Block
from loaders.errors import DocumentError
from loaders.plans.terms.columns import is_plan_head
from loaders.reading.markers import split_marker
from loaders.reading.text import pages_of, read_text
from loaders.reading.text_columns import aligned_tables


def blocks(text: str) -> list[Block]:
    return [block for page in pages_of(text) for block in page.blocks]


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.marker, block.text) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("12. Widen the panel", "12.", "Widen the panel"),
        ("20.Widen the panel", "20.", "Widen the panel"),
        ("- 7. Widen the panel", "7.", "Widen the panel"),
        ("■ Widen the panel", "■", "Widen the panel"),
        ("\uf0b7 Widen the panel", "\uf0b7", "Widen the panel"),
        ("a) Widen the panel", "a)", "Widen the panel"),
        ("4.1.2 Widen the panel", "4.1.2", "Widen the panel"),
        ("(3) Widen the panel", "(3)", "Widen the panel"),
        ("15% of cases", "", "15% of cases"),
        ("2.5 million pounds", "", "2.5 million pounds"),
        ("7.30 pm", "", "7.30 pm"),
        ("2016. The panel", "", "2016. The panel"),
        ("e.g. a panel", "", "e.g. a panel"),
        ("-5 degrees", "", "-5 degrees"),
    ],
)
def test_marker_is_split_off_only_when_it_certainly_is_one(text: str, marker: str, rest: str) -> None:
    assert split_marker(text) == (marker, rest)


def test_markdown_headings_emphasis_and_links_lose_their_markup() -> None:
    text = (
        "## **Aims** of the *plan*\n\n**2. Train the duty team.**\n\n"
        "See [the board](http://x.example/a_(b)) by 3<sup>rd</sup> May."
    )

    assert shown(text) == [
        ("heading", "", "Aims of the plan"),
        ("item", "2.", "Train the duty team."),
        ("paragraph", "", "See the board by 3rd May."),
    ]


def test_raised_numbers_are_references_and_a_line_that_starts_with_one_is_a_footnote() -> None:
    text = "The board<sup>1</sup> met.\n\n---\n\n<sup>1</sup> The safeguarding board.\n\n² Since replaced."

    assert shown(text) == [
        ("paragraph", "", "The board met."),
        ("footnote", "1", "The safeguarding board."),
        ("footnote", "2", "Since replaced."),
    ]


def test_lines_with_tabs_are_a_table_whose_rows_have_their_own_place() -> None:
    text = "Before.\n\nAction\tBy whom\t\n1. Train staff\tAB/CD\t\n\nAfter."

    table = blocks(text)[1]

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Action", "By whom", ""],
        ["1. Train staff", "AB/CD", ""],
    ]
    assert [(row.paragraph, row.text) for row in table.row_blocks] == [
        (3, "Action | By whom"),
        (4, "1. Train staff | AB/CD"),
    ]
    assert blocks(text)[2].paragraph == 5


def test_items_inside_a_cell_stay_apart() -> None:
    text = "a) Outcome\t<ul><li>Calls are answered</li> <li>Visits are kept</li></ul>"

    assert blocks(text)[0].rows[0][1].text == "• Calls are answered\n• Visits are kept"


def test_pipe_table() -> None:
    text = "| Action | Lead |\n|:---|---:|\n| Train **all** staff | A \\| B |\n"

    table = blocks(text)[0]

    assert [[cell.text for cell in row] for row in table.rows] == [["Action", "Lead"], ["Train all staff", "A | B"]]


def test_wrapped_lines_are_joined_and_a_figure_at_a_lines_start_is_no_number() -> None:
    text = (
        "Managers in the duty team have too many cases to watch over and they were aware of\n"
        "31. That figure is no number, since this line only goes on with the one before it. The\n"
        "council has since hired more managers, in line with what the board asked for in its multi-\n"
        "agency review.\n\n"
        "■ Visits are late and the board was not told of this before the review team had written\n"
        "to it.\n"
        "■ Plans are short.\n"
        "2. The second thing that must change is how the council decides who may look at the plans\n"
        "of children.\n"
    )

    assert shown(text) == [
        (
            "paragraph",
            "",
            "Managers in the duty team have too many cases to watch over and they were aware of 31. That figure is no "
            "number, since this line only goes on with the one before it. The council has since hired more managers, "
            "in line with what the board asked for in its multi-agency review.",
        ),
        ("item", "■", "Visits are late and the board was not told of this before the review team had written to it."),
        ("item", "■", "Plans are short."),
        (
            "item",
            "2.",
            "The second thing that must change is how the council decides who may look at the plans of children.",
        ),
    ]


def test_blank_line_that_a_scan_put_into_a_sentence_is_dropped() -> None:
    lines = ["The council knows that some of its plans are too vague to be of any use to families"] * 6
    text = "\n".join(lines) + "\n\nand that this must change.\n"

    assert len(blocks(text)) == 1


def test_pages_end_at_form_feeds_and_an_empty_one_counts() -> None:
    pages = pages_of("One\n\n1\f\f3 things\n")

    assert [(page.number, [block.text for block in page.blocks]) for page in pages] == [
        (1, ["One"]),
        (2, []),
        (3, ["3 things"]),
    ]


def test_pages_end_at_runs_of_blank_lines_and_lose_their_number() -> None:
    pages = pages_of("One\n\n7\n\n\n\nTwo\n\nTwo still\n\n\n\nThree")

    assert [[block.text for block in page.blocks] for page in pages] == [["One"], ["Two", "Two still"], ["Three"]]


def test_pages_end_at_ascending_numbers_that_stand_alone() -> None:
    pages = pages_of("One\n\n4\n\nTwo\n\n5\n\nThree\n\n6\n\nFour")

    assert [[block.text for block in page.blocks] for page in pages] == [["One"], ["Two"], ["Three"], ["Four"]]


def test_line_that_most_pages_repeat_is_left_out() -> None:
    words = ("visits", "duty", "panels", "plans", "homes")
    pages = pages_of("\f".join(f"Larchmere plan, page {n}\n\nWords on {word}" for n, word in enumerate(words)))

    assert [[block.text for block in page.blocks] for page in pages] == [[f"Words on {word}"] for word in words]


@given(st.lists(st.text(alphabet="abcdefg ABC.,", min_size=1).filter(lambda s: s.strip()), min_size=1, max_size=30))
def test_no_word_is_lost_and_each_place_is_used_once(paragraphs: list[str]) -> None:
    found = blocks("\n\n".join(paragraphs))

    assert " ".join(f"{b.marker} {b.text}" for b in found).split() == " ".join(paragraphs).split()
    places = [(b.page, b.paragraph) for b in found]
    assert places == sorted(set(places))


def test_bytes_that_are_windows_1252_are_read() -> None:
    document = read_text(Path("plan.txt"), "The council’s plan".encode("cp1252"))

    assert document.text == "The council’s plan"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DocumentError, match=r"plan\.txt: is not text"):
        read_text(Path("plan.txt"), b"\x81\x8d\x8f\x90")


def test_heading_right_above_a_head_ends_the_table_above() -> None:
    head = "Ref   Action                              Lead         By when"
    lines = [
        head,
        "1.1   Train all staff in the guidance     Jo Roe       May 2023",
        "",
        "Priority 2: Children are seen soon",
        head,
        "2.1   Hire more staff for the duty team   Al Poe       June 2023",
    ]

    tables, _ = aligned_tables(lines, is_plan_head)

    assert [[cell.text for cell in table.rows[-1]] for table in tables] == [
        ["1.1", "Train all staff in the guidance", "Jo Roe", "May 2023"],
        ["2.1", "Hire more staff for the duty team", "Al Poe", "June 2023"],
    ]


def test_signs_that_were_read_in_the_wrong_encoding_are_mended() -> None:
    said = "The council\u2019s \u201cown\u201d plan \u2013 of \u00a310m \u2013 says \u201cyes\u201d. Caf\u00e9."
    garbled = "".join(sign if sign.isascii() else sign.encode().decode("cp1252", "replace") for sign in said)

    document = read_text(Path("report.txt"), garbled.encode())

    assert [block.text for block in document.blocks] == [said]


def test_accents_of_a_text_without_garbled_quotes_stay() -> None:
    document = read_text(Path("report.txt"), "Mr Â£ and Zoë’s café".encode())

    assert [block.text for block in document.blocks] == ["Mr Â£ and Zoë’s café"]


def test_a_word_that_a_soft_hyphen_parts_at_the_end_of_a_line_is_whole() -> None:
    document = read_text(Path("report.txt"), "Lead inspector: Orla Pett\u00ad\nifer-Haye".encode())

    assert [block.text for block in document.blocks] == ["Lead inspector: Orla Pettifer-Haye"]


def test_a_line_across_the_columns_of_a_table_above_does_not_go_on_with_it() -> None:
    lines = [
        "Ref   Who   Action                        When",
        "1     JR    Train all staff               May",
        *[""] * 8,
        "   words that run across three columns",
        "2     AP    Hire new staff                June",
    ]

    (first, second), _ = aligned_tables(lines, lambda texts: texts[0] == "Ref")

    assert [cell.text for cell in first.rows[1]] == ["1", "JR", "Train all staff", "May"]
    assert [cell.text for cell in second.rows[0]] == ["2", "AP", "Hire new staff", "June"]
