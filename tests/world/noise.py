"""What copying and scanning do to a report's text: each function damages a share of it, by a given chance."""

from __future__ import annotations

import random
import re
from itertools import zip_longest
from textwrap import wrap

SCANNED_BULLETS = ("B", "®", "m", "e", "¢")
RUNNING_HEADS = ("Ofsted", "12", "Inspection report")


def lose_numbers(text: str, chance: random.Random, share: float = 0.4) -> str:
    """Numbers of paragraphs that a scanner did not see."""
    return re.sub(r"(?m)^\d+\. ", lambda match: "" if chance.random() < share else match[0], text)


def lose_bullets(text: str, chance: random.Random, share: float = 1.0) -> str:
    """Bullets that a scanner took for letters and signs."""
    return re.sub(
        r"(?m)^- ", lambda match: chance.choice(SCANNED_BULLETS) + " " if chance.random() < share else match[0], text
    )


def break_pages(text: str, chance: random.Random, share: float = 0.1) -> str:
    """Page breaks in mid-paragraph, some with a running head left between."""

    def broken(match: re.Match[str]) -> str:
        if chance.random() >= share:
            return match[0]
        head = f"{chance.choice(RUNNING_HEADS)}\n\n" if chance.random() < 0.3 else ""
        return f"\n\n\f\n{head}"

    return re.sub(r"(?<=[a-z]) (?=[a-z])", broken, text)


def break_first_letters(text: str, chance: random.Random, share: float = 0.5) -> str:
    """First letters of a table's cells, lost or parted from their words."""

    def broken(match: re.Match[str]) -> str:
        if chance.random() >= share:
            return match[0]
        return match[1] + chance.choice(("", f"{match[2]} ", f"{match[2]}\t")) + match[3]

    rows = [
        re.sub(r"(^(?:\d[\d.]* )?|\t)([A-Z])([a-z])", broken, line) if "\t" in line else line
        for line in text.split("\n")
    ]
    return "\n".join(rows)


def lose_lines(text: str, chance: random.Random, share: float = 0.15) -> str:
    """Short lines (headings, rows, labels) that did not come through."""
    return "\n".join(line for line in text.split("\n") if len(line) > 120 or chance.random() >= share)


def lose_cells(text: str, chance: random.Random, share: float = 0.3) -> str:
    """Cells of tables that did not come through."""
    rows = []
    for line in text.split("\n"):
        cells = line.split("\t")
        rows.append("\t".join(c for c in cells if len(cells) == 1 or chance.random() >= share))
    return "\n".join(rows)


def lose_front_page(text: str, chance: random.Random) -> str:
    """Everything before the first or second page break."""
    pages = text.split("\f")
    return "\f".join(pages[min(len(pages) - 1, chance.randint(1, 2)) :])


def part_columns(text: str, chance: random.Random) -> str:
    """Tables that were read column by column."""
    lines, out, table = text.split("\n"), [], []
    for line in [*lines, ""]:
        if "\t" in line:
            table.append(line.split("\t"))
            continue
        for column in range(max((len(row) for row in table), default=0)):
            out += [row[column] for row in table if column < len(row)]
        table = []
        out.append(line)
    return "\n".join(out)


def wrap_cells(text: str, chance: random.Random) -> str:
    """Tables that were read line by line: a label that wraps has the grade of its first line in its midst."""

    def wrapped(line: str) -> str:
        label, tab, grade = line.partition("\t")
        words = label.split(" ")
        if not tab or len(words) < 5:
            return line.replace("\t", " ")
        first = chance.randint(3, len(words) - 1)
        return " ".join([*words[:first], grade, *words[first:]])

    return "\n".join(wrapped(line) for line in text.split("\n"))


def lose_ligatures(text: str, chance: random.Random, share: float = 0.7) -> str:
    """Letters that a font prints as one sign, lost or left as that sign."""

    def lost(match: re.Match[str]) -> str:
        if chance.random() >= share:
            return match[0]
        return chance.choice(("", {"fi": "\ufb01", "fl": "\ufb02"}[match[0]]))

    return re.sub("fi|fl", lost, text)


def interleave_columns(text: str, chance: random.Random, width: int = 45) -> str:
    """Two columns that were read across: lines of two neighbouring paragraphs by turns, some with a gap between."""
    paragraphs, out = text.split("\n\n"), []
    while paragraphs:
        first = paragraphs.pop(0)
        second = paragraphs[0] if paragraphs else ""
        if min(len(first), len(second)) < 2 * width or "\f" in first + second or chance.random() < 0.4:
            out.append(first)
            continue
        left, right = wrap(first, width), wrap(paragraphs.pop(0), width)
        rows = zip_longest(left, right, fillvalue="")
        gap = chance.choice(("    ", "\n"))
        out.append("\n".join(f"{one.ljust(width)}{gap}{other}".rstrip() for one, other in rows))
    return "\n\n".join(out)


def wrap_lines(text: str, chance: random.Random, width: int = 72) -> str:
    """Every paragraph as lines of a page's width, some words parted by hyphens at the end of a line."""

    def wrapped(line: str) -> str:
        if "\t" in line or len(line) <= width:
            return line
        lines = wrap(line, width)
        for place in range(len(lines) - 1):
            word = lines[place + 1].split(" ")[0]
            if word.isalpha() and len(word) > 7 and chance.random() < 0.3:
                lines[place] += f" {word[:4]}-"
                lines[place + 1] = lines[place + 1][4:]
        return "\n".join(lines)

    return "\n".join(wrapped(line) for line in text.split("\n"))


def soften_hyphens(text: str, chance: random.Random, share: float = 0.1) -> str:
    """Soft hyphens inside long words, with or without the end of a line after them."""

    def softened(match: re.Match[str]) -> str:
        if chance.random() >= share:
            return match[0]
        return match[1] + chance.choice(("\u00ad", "\u00ad", "\u00ad\n")) + match[2]

    return re.sub(r"\b([A-Za-z]{4})([a-z]{4,})", softened, text)


def lose_spaces(text: str, chance: random.Random, share: float = 0.08) -> str:
    """Spaces between words that did not come through."""
    return re.sub(r"(?<=[a-z,.:]) (?=[A-Za-z])", lambda _: "" if chance.random() < share else " ", text)


def leave_running_heads(text: str, chance: random.Random, share: float = 0.03) -> str:
    """Heads and feet of pages in the midst of sentences, without the page break that they stood at."""
    heads = ("Inspection report", "Page 7 of 31", "14", "Inspection of local authority children’s services | 9")

    def headed(match: re.Match[str]) -> str:
        return f"\n{chance.choice(heads)}\n" if chance.random() < share else match[0]

    return re.sub(r"(?<=[a-z]) (?=[a-z])", headed, text)


def shuffle_pages(text: str, chance: random.Random) -> str:
    """Pages that were scanned in another order."""
    pages = text.split("\f")
    chance.shuffle(pages)
    return "\f".join(pages)


def repeat_pages(text: str, chance: random.Random, share: float = 0.5) -> str:
    """Pages that were scanned twice."""
    return "\f".join(page for each in text.split("\f") for page in [each] * (2 if chance.random() < share else 1))


def shout_headings(text: str, chance: random.Random) -> str:
    """Short lines in capitals."""
    return "\n".join(line.upper() if 0 < len(line) < 90 and "\t" not in line else line for line in text.split("\n"))


def garble_quotes(text: str, chance: random.Random) -> str:
    """Signs beyond ASCII that were read in another encoding: an apostrophe is "â€™"."""
    return "".join(sign if sign.isascii() else sign.encode().decode("cp1252", "replace") for sign in text)


def misread_letters(text: str, chance: random.Random, share: float = 0.02) -> str:
    """Letters that a scanner took for others that look alike."""
    alike = {"l": "1", "I": "l", "O": "0", "o": "0", "S": "5", "m": "rn", "e": "c", "d": "cl", "u": "ii", "g": "q"}
    return "".join(alike[c] if c in alike and chance.random() < share else c for c in text)


def lose_empty_lines(text: str, chance: random.Random) -> str:
    """Paragraphs, headings and rows that stand on lines without a gap between."""
    return re.sub(r"\n{2,}(?!\f)", "\n", text)


def spread_cells(text: str, chance: random.Random) -> str:
    """Cells of tables on lines of their own, row by row."""
    return text.replace("\t", "\n")


def swap_bullets(text: str, chance: random.Random) -> str:
    """Bullets as other producers print them."""
    bullet = chance.choice(("\u2022", "\u25cf", "\uf0b7", "\u25aa", "o", "*", "\u2013", "\u00b7", "\u27a2", "\u2751"))
    return re.sub(r"(?m)^- ", f"{bullet} ", text)


ALL = (
    lose_numbers,
    lose_bullets,
    break_pages,
    break_first_letters,
    lose_lines,
    lose_cells,
    lose_front_page,
    part_columns,
    wrap_cells,
    lose_ligatures,
    interleave_columns,
    wrap_lines,
    soften_hyphens,
    lose_spaces,
    leave_running_heads,
    shuffle_pages,
    repeat_pages,
    shout_headings,
    garble_quotes,
    misread_letters,
    lose_empty_lines,
    spread_cells,
    swap_bullets,
)
