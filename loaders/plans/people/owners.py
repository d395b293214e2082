"""Who owns an action: the persons and posts that an owner's text names.

It knows the persons of one plan: those of its key, and those whom the plan names in full. What it cannot tell stays in
`unknown`, and the text as printed stays on the action in any case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz

from loaders.language.people import SURNAMES_TOO, person_name, split_initials, split_named_title
from loaders.plans.model import PostHolder
from loaders.plans.people.post_holders import INITIALS, fits

_SEPARATORS = re.compile(r"\s*(?:[/;\n+|•&]|\band\b|\bwith\b|,)\s*", re.IGNORECASE)
_TITLE_WORDS = re.compile(
    r"\b(?:director|head|manager|lead|officer|chair|executive|commissioner|member|service|team|principal|adviser|advisor"
    r"|co-?ordinator|nurse|headteacher|board|supervisor|assistant|leader|sgt|inspector|superintendent|IROs?|DCS|AD|HoS"
    r"|practitioner|analyst|partner|consultant|worker|independent|hr|workforce|governance|partnership|group|panel"
    r"|scrutineer|specialist|advocate|psychologist|therapist|solicitor|clerk|secretary|administrator|educator|councillor"
    r"|teacher|champion|trainer|midwife|doctor|GP|agency|agencies|trust|council|college|schools?|police|committee)s?\b",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"\s*(?:t\.?b\.?[acd]\.?|to be (?:confirmed|agreed|appointed|advised).*|vacant|n/?a|none|all|various|\?+|-+|–)\s*",
    re.IGNORECASE,
)
"""What stands for an owner where there is none."""
_SHORT_TITLES = frozenset({"DCS", "AD", "HoS", "IROs", "CEO"})
_SHORT = re.compile(r"[A-Za-z]{2,4}")
_OUTSIDE_BRACKETS = re.compile(r"\s*(?:[/;|+,&]|\band\b)\s*(?![^()]*\))|(?<=\))\s+(?=[A-Z])")
_OPEN_END = re.compile(r"(?:[/,&+(-]|\b(?:and|of|for|the|with))$", re.IGNORECASE)
_TEAM = re.compile(r"[A-Z]{3,6}")
_TWO_NAMES = 4  # words
_LONGEST_INITIALS = 3  # letters
_LONGEST_TITLE = 14  # words
_SPELLING = 88.0  # least likeness, of 100, of two spellings of one person's name
_DASH_APART = re.compile(r"\s[–—-]\s")
_TITLE_AND_NAME = re.compile(
    r"(?P<title>[A-Z][^–—\n]*?)\s+[–—-]\s+(?P<name>[A-Z][\w’']+(?:-[A-Z][\w’']+)? [A-Z][\w’']+(?:-[A-Z][\w’']+)?)"
    r"(?:\s*[;,/&\n]\s*|\s+and\s+|\s+(?=[A-Z])|$)"
)
_TITLE_AND_BRACKET = re.compile(
    r"(?P<title>[A-Z][^()\n]*?) \((?P<name>[A-Z][^()]*)\)(?:\s*[;,/&]\s*|\s+and\s+|\s+(?=[A-Z])|$)"
)
_NAME_AND_SIGN = re.compile(
    r"(?<=\s)(?P<name>[A-Z][\w’']+(?:-[A-Z][\w’']+)? [A-Z][\w’']+(?:-[A-Z][\w’']+)?)(?:,| [–—-])(?= [A-Z])"
)
_TITLE_OF = re.compile(r"(?:Head|Director|Lead|Manager) (?:of|for) ")  # what it is of may hold an "and"
_RANK = re.compile(r"^(?:DCI|DI|DS|PC|Supt|Det\.?|Chief Insp(?:ector)?|Insp(?:ector)?|Sgt)\b\.?\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """A person: the name that the plan's key gives, the name as printed here, and a title printed with it."""

    name: str
    printed: str
    title: str = ""


@dataclass
class Owners:
    """Whom a text names: persons, the titles of posts, and the parts that could not be told."""

    persons: list[Named] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass
class People:
    """The persons that a plan names, by name and by initials."""

    holders: list[PostHolder] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    def learn(self, text: str) -> None:
        """Remember the persons and posts that a text names in full."""
        owners = self.owners(text)
        if len(owners.posts) == 1 or not re.search(r"\band\b|[&,/]", text):
            self.titles.update(owners.posts)
        for person in owners.persons:
            if person.name not in self.named and not any(holder.name == person.name for holder in self.holders):
                self.named.append(person.name)

    def known_as(self, name: str) -> str | None:
        """The person of the key whom a name means, perhaps spelt otherwise; None where there is none."""
        for holder in self.holders:
            if holder.name == name:
                return holder.name
        for known in (holder.name for holder in self.holders):
            same_first = known.split()[0] == name.split()[0]
            if same_first and fuzz.ratio(known.lower(), name.lower()) >= _SPELLING:
                return known
        return None

    def with_initials(self, initials: str) -> str | None:
        """The one person whom initials mean: by the key, else the one whom the plan names whose name they fit."""
        initials = initials.replace(".", "")
        if not _SHORT.fullmatch(initials):
            return None
        for exact in (True, False):
            for holder in self.holders:
                theirs = holder.initials
                if theirs and (theirs == initials if exact else theirs.lower() == initials.lower()):
                    return holder.name
        if not INITIALS.fullmatch(initials):
            return None
        without = [holder.name for holder in self.holders if not holder.initials]
        fitting = [name for name in (*without, *self.named) if fits(initials, name)]
        return fitting[0] if len(set(fitting)) == 1 else None

    def owners(self, text: str) -> Owners:
        """Whom an owner's text names. Lines are apart; within one, it is taken apart no further than need be."""
        found = Owners()
        for part in text.split(";"):
            for line in self._whole_lines(part):
                self._take_apart(line.strip(" .•-/,&"), found)
        found.persons = list({person.name: person for person in found.persons}.values())
        found.posts = list(dict.fromkeys(found.posts))
        return found

    def mean_the_same(self, text: str, other: str) -> bool:
        """Whether two texts name the same persons, however much they say of them."""
        first, second = self.owners(text), self.owners(other)
        persons = {person.name for person in first.persons}
        return bool(persons) and persons == {person.name for person in second.persons} and not first.unknown

    def as_printed(self, text: str) -> str:
        """An owner's text on one line: those who stand on lines of their own are apart by semicolons."""
        return "; ".join(self._whole_lines(text))

    def _whole_lines(self, text: str) -> list[str]:
        """The lines of a text, joined where a narrow column has cut a name or a title: where one cannot stand alone."""
        lines: list[str] = []
        for line in (" ".join(line.split()).strip(" •") for line in text.split("\n")):
            if not line:
                continue
            before = lines[-1] if lines else ""
            is_open = before.count("(") > before.count(")") or line.startswith("(") or bool(_OPEN_END.search(before))
            last = re.split(r"\s*[/,;]\s*", before)[-1]
            is_open = is_open or (last != before and " " not in last and not self._stands_alone(last))
            cut = bool(before) and (is_open or not self._stands_alone(before) or not self._stands_alone(line))
            if cut and not NOBODY.fullmatch(line):
                lines[-1] = f"{lines[-1]} {line}"
            else:
                lines.append(line)
        return lines

    def _take_apart(self, line: str, found: Owners) -> None:
        """Add whom a line names, from the whole to its parts: a title may hold "and" and commas, as two persons may."""
        line = " ".join(line.split())
        if not self.with_initials(line.split(" ")[0].strip(",/&")):
            line = _RANK.sub("", line)
        if not line or (NOBODY.fullmatch(line) and not self.with_initials(line)):
            return
        if both := self._titles_before_names(line):
            found.persons += both
            return
        if bracketed := self._names_in_brackets(line):
            found.persons += bracketed
            return
        if persons := self._names_before_titles(line):
            self._take_all(persons, found)
            return
        if pair := self._two_known(line):
            self._take_all(pair, found)
            return
        if person := self._person(line):
            found.persons.append(person)
            return
        parts = [part for part in _SEPARATORS.split(line) if part]
        if len(parts) > 1 and all(self._person(part) for part in parts):
            self._take_all(parts, found)
            return
        if persons := self._persons_with_titles(line):
            self._take_all(persons, found)
            return
        named = split_named_title(line)
        is_bracketed = named is not None and line == f"{named.name} ({named.title})"
        if named and (is_bracketed or not any(self._person(part) for part in _SEPARATORS.split(named.title) if part)):
            found.persons.append(Named(self.known_as(named.name) or named.name, named.name, named.title))
            return
        words = line.split()
        if len(words) > 1 and all(self.with_initials(word) for word in words):
            self._take_all(words, found)
            return
        if pieces := self._pieces(line):
            self._take_all(pieces, found)
            return
        if line in _SHORT_TITLES or (_TITLE_WORDS.search(line) and len(words) <= _LONGEST_TITLE):
            found.posts.append(line)
        else:
            found.unknown.append(line)

    def _titles_before_names(self, line: str) -> list[Named]:
        """The persons of a line of posts with their holders, run together: "Lead – Jo Roe Head of Care – Al Poe"."""
        found = list(_TITLE_AND_NAME.finditer(line))
        if len(found) < 2 or "".join(match[0] for match in found) != line:
            return []
        named = [Named(self.known_as(m["name"]) or m["name"], m["name"], m["title"]) for m in found]
        told = all(person_name(n.name) and _TITLE_WORDS.search(n.title) for n in named)
        return named if told else []

    def _names_in_brackets(self, line: str) -> list[Named]:
        """The persons of a line of posts, each with its holder in brackets behind it: "Named GP (Jo Roe)"."""
        found = list(_TITLE_AND_BRACKET.finditer(line))
        if not found or "".join(match[0] for match in found) != line:
            return []
        told = [
            person_name(m["name"])
            and not _is_title(m["name"])
            and (not person_name(m["title"]) or _TITLE_WORDS.search(m["title"]))
            for m in found
        ]
        named = [Named(self.known_as(m["name"]) or m["name"], m["name"], m["title"]) for m in found]
        return named if all(told) else []

    def _names_before_titles(self, line: str) -> list[str]:
        """The persons of a line, each with a title behind the name, run together: "Jo Roe – Lead Al Poe – Head"."""
        if not _DASH_APART.search(line) and "," not in line:
            return []
        begins = [0]
        for match in _NAME_AND_SIGN.finditer(line, 1):
            before = line[begins[-1] : match.start()].strip()
            named = split_named_title(before)
            is_name = person_name(match["name"]) and not _is_title(match["name"])
            if is_name and named and _TITLE_WORDS.search(named.title) and before[-1].isalpha():
                begins.append(match.start())
        pieces = [line[start:end].strip() for start, end in pairwise([*begins, len(line)])]
        is_told = len(pieces) > 1 and (named := split_named_title(pieces[-1])) and _TITLE_WORDS.search(named.title)
        return pieces if is_told else []

    def _persons_with_titles(self, line: str) -> list[str]:
        """A line's parts, apart outside brackets, where each names a person: "Jo Roe (Head), Al Poe (Chair)"."""
        pieces = [piece for piece in _OUTSIDE_BRACKETS.split(line) if piece]
        if len(pieces) > 1 and all(self._person(piece) or split_named_title(piece) for piece in pieces):
            return pieces
        return []

    def _pieces(self, line: str) -> list[str]:
        """A line's parts where each can be an owner by itself: at every sign of one sort, else at one "and"."""
        if line in self.titles:
            return []
        for sign in re.finditer(r"\s+and\s+|\s+&\s+|\s*[,/]\s*", line):
            halves = [line[: sign.start()], line[sign.end() :]]
            if all(half in self.titles for half in halves):
                return halves
        for sign in re.finditer(r"\s+and\s+", line) if "," in line else ():
            halves = [line[: sign.start()], line[sign.end() :]]
            of_units = [self._is_of_unit(half) for half in halves]
            if any(of_units) and all(
                of_unit or ("," not in half and self._stands_alone(half))
                for of_unit, half in zip(of_units, halves, strict=True)
            ):
                return halves
        for separator in (r"\s*[/|+•]\s*", r"\s*,\s*|\s+&\s+", r"\s+and\s+"):
            pieces = [piece for piece in re.split(separator, line) if piece]
            if self._names_team(pieces):
                return []
            if len(pieces) > 1 and all(self._stands_alone(piece) for piece in pieces):
                return pieces
        signs = list(re.finditer(r"\s+and\s+|\s+&\s+|\s*[,/]\s*", line))
        for sign in reversed(signs) if _TITLE_OF.match(line) else signs:
            halves = [line[: sign.start()], line[sign.end() :]]
            if all(self._stands_alone(half) for half in halves):
                return halves
        return []

    def _is_of_unit(self, text: str) -> bool:
        """Whether a text is a post with its unit behind a comma: "Service Manager, Front Door"."""
        post, comma, unit = text.partition(", ")
        is_unit = bool(comma) and "," not in unit and not _TITLE_WORDS.search(unit) and self._person(unit) is None
        return is_unit and bool(_TITLE_WORDS.search(post)) and self._stands_alone(post)

    def _names_team(self, pieces: list[str]) -> bool:
        """Whether what follows a title is the abbreviation of its team, not another owner: "Head of Service, MASH"."""
        return len(pieces) == 2 and bool(
            _TITLE_WORDS.search(pieces[0]) and _TEAM.fullmatch(pieces[1]) and not self.with_initials(pieces[1])
        )

    def _two_known(self, line: str) -> list[str]:
        """Two persons or posts that the plan names elsewhere, run together without a sign between them."""
        words = line.split()
        known = {*self.named, *(holder.name for holder in self.holders), *self.titles}
        for middle in range(2, len(words) - 1):
            halves = [" ".join(words[:middle]), " ".join(words[middle:])]
            if all(half in known for half in halves):
                return halves
            if not halves[0][-1].isalnum() or words[middle - 1] in {"and", "with"} or words[middle] in {"and", "with"}:
                continue
            is_post = bool(_TITLE_WORDS.search(halves[0])) and not person_name(halves[0])
            if halves[1] in self.titles and is_post and self._stands_alone(halves[0]):
                return halves
            if (
                len(words) == _TWO_NAMES
                and any(half in self.named for half in halves)
                and all(map(person_name, halves))
            ):
                return halves
        return []

    def _take_all(self, parts: list[str], found: Owners) -> None:
        for part in parts:
            self._take_apart(part, found)

    def _person(self, text: str) -> Named | None:
        """The person whom a text is the name or the initials of."""
        text = text.strip()
        if known := self.with_initials(text):
            return Named(known, known)
        text = _RANK.sub("", text)
        if "," in text or (text.isupper() and max(map(len, text.split()), default=0) <= _LONGEST_INITIALS):
            return None
        both = split_initials(text)
        printed = both[0] if both else None if _DASH_APART.search(text) else person_name(text)
        if printed and not both and _is_title(printed):
            return None
        return Named(self.known_as(printed) or printed, printed) if printed else None

    def _stands_alone(self, text: str) -> bool:
        """Whether a part of an owner's text can be an owner by itself: a person, initials, or a title of two words."""
        text = text.strip()
        if (
            self._person(text)
            or re.fullmatch("[a-z]{2,3}", text)
            or NOBODY.fullmatch(text)
            or split_named_title(text)
            or INITIALS.fullmatch(text)
        ):
            return True
        if any(self._stands_alone(part) for part in re.split(r"\s*[/,&]\s*", text) if part != text):
            return True
        return text in _SHORT_TITLES or (bool(_TITLE_WORDS.search(text)) and len(text.split()) > 1)


def _is_title(name: str) -> bool:
    """Whether what has the look of a name ends in a word of titles: "Exploitation Coordinator"."""
    last = name.split()[-1]
    return bool(_TITLE_WORDS.fullmatch(last)) and last.lower() not in SURNAMES_TOO
