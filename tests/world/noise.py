"""What copying and scanning do to a report's text: each function damages a share of it, by a given chance."""

from __future__ import annotations

import random
import re

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
)
