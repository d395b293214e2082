"""What the documents say of the holders of one post, gathered into spells: one person's, or one unnamed start's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.merge.dates import agree, days_apart, last_day, surely_before
from graph.merge.parts import Part, Statement
from graph.merge.rules import SLIP_OF_A_START
from graph.merge.sources import last_word_on


@dataclass(frozen=True)
class Word:
    """One bundle's word on one holder of one post. `last_word` is the day as of which its document speaks."""

    part: Part
    statement: Statement
    post: str
    person: str | None
    last_word: str | None

    @property
    def started(self) -> str | None:
        return _date(self.statement, "startedOn")

    @property
    def ended(self) -> str | None:
        return _date(self.statement, "endedOn")

    @property
    def attested(self) -> list[str]:
        days = self.statement.properties.get("attestedOn", [])
        return [*days] if isinstance(days, list) else []

    @property
    def seen(self) -> list[str]:
        """Every date on which the holder was in post, by this word."""
        return sorted(day for day in (*self.attested, self.started, self.ended) if day)


@dataclass(frozen=True)
class Spell:
    """Words on one tenure."""

    words: tuple[Word, ...]

    @property
    def person(self) -> str | None:
        return min((word.person for word in self.words if word.person), default=None)

    @property
    def starts(self) -> list[str]:
        return sorted({word.started for word in self.words if word.started})

    @property
    def ends(self) -> list[str]:
        return sorted({word.ended for word in self.words if word.ended})

    @property
    def bases(self) -> set[str]:
        return {str(w.statement.properties["basis"]) for w in self.words if "basis" in w.statement.properties}

    @property
    def seen(self) -> list[str]:
        return sorted(day for word in self.words for day in word.seen)

    @property
    def first_seen(self) -> str:
        """The first day on which a source names the holder; "until" the end where only that is known."""
        attested = [day for word in self.words for day in word.attested]
        return min(attested) if attested else f"until-{self.ends[0]}"

    @property
    def last_word(self) -> str:
        """The last day on which the holder is known to be in post."""
        spoken = [word.last_word for word in self.words if word.last_word and not word.ended]
        return max([*self.seen, *spoken], key=last_day)

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(sorted({word.statement.told for word in self.words}))

    def and_(self, other: Spell) -> Spell:
        return Spell((*self.words, *other.words))


def _date(statement: Statement, name: str) -> str | None:
    value = statement.properties.get(name)
    return str(value) if value else None


def words_in(parts: Sequence[Part]) -> Iterable[Word]:
    """Every word on a tenure. Where a document names two holders under one key, it speaks of two tenures."""
    spoken = last_word_on(parts)
    for part in parts:
        for statement in part.of("Tenure"):
            posts = part.targets("OF_POST", statement.id)
            days = [spoken[document] for document in statement.documents if document in spoken]
            people: list[str | None] = [*part.targets("HELD_BY", statement.id)]
            for person in people or [None]:
                for post in posts[:1]:
                    yield Word(part, statement, post, person, max(days, default=None))


def spells_by_person(words: Sequence[Word]) -> list[Spell]:
    """The spells of each named holder: one, unless somebody else is seen between or two starts are far apart."""
    named = sorted((w for w in words if w.person), key=_order)
    spells: list[Spell] = []
    for person in sorted({word.person for word in named if word.person}):
        others = [day for word in named if word.person != person for day in word.seen]
        mine: list[Spell] = []
        for word in (word for word in named if word.person == person):
            new = Spell((word,))
            fitting = next((s for s in reversed(mine) if _one_spell(s, new, others)), None)
            if fitting is None:
                mine.append(new)
            else:
                mine[mine.index(fitting)] = fitting.and_(new)
        spells += mine
    return spells


def _order(word: Word) -> tuple[str, str, str, str]:
    return (word.seen[0] if word.seen else "", word.person or "", word.part.bundle, word.statement.told)


def _one_spell(spell: Spell, later: Spell, others: Iterable[str]) -> bool:
    """Whether one person's later sighting belongs to a spell."""
    last, first = spell.seen[-1], later.seen[0]
    if any(surely_before(last, day) and surely_before(day, first) for day in others):
        return False
    if any(surely_before(end, first) for end in spell.ends):
        return False
    for start in later.starts:
        if spell.starts and not all(_one_start(spell, later, start, known) for known in spell.starts):
            return False
        if not spell.starts and surely_before(spell.seen[0], start):
            return False
    return True


def _one_start(spell: Spell, later: Spell, start: str, known: str) -> bool:
    """Whether two starts are one, given a little differently; one document's two starts are two (acting, permanent)."""
    if agree(start, known):
        return True
    in_one_document = {w.part.bundle for w in spell.words} & {w.part.bundle for w in later.words}
    return days_apart(start, known) <= SLIP_OF_A_START and not in_one_document and not bases_differ(spell, later)


def bases_differ(one: Spell, other: Spell) -> bool:
    """Whether one source calls the holder permanent and another interim or acting."""
    return bool(one.bases and other.bases and not one.bases & other.bases)


def spells_by_start(words: Sequence[Word]) -> list[Spell]:
    """The spells of holders without a name, by start: a month joins the one day in it."""
    unnamed = sorted((w for w in words if not w.person), key=_order)
    starts = sorted({w.started or "" for w in unnamed})
    finest = [s for s in starts if not any(other != s and other.startswith(s) for other in starts if s)]
    groups: dict[str, list[Word]] = {}
    for word in unnamed:
        own = word.started or ""
        finer = [s for s in finest if own and s.startswith(own)]
        key = finer[0] if len(finer) == 1 else own
        groups.setdefault(key or f"seen {word.seen[0]}", []).append(word)
    return [Spell(tuple(groups[key])) for key in sorted(groups)]
