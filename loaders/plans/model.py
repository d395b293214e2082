"""What a plan says, as read: objectives, actions and who is meant, each with the words and the blocks it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.document import Block
from loaders.plans.terms.legend import Legend


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the plan and the block that they stand in."""

    text: str
    block: Block


@dataclass(slots=True)
class Status:
    """How an action stood: `heading` is the column's, which may hold a date; `fill` the cell's colour."""

    heading: str
    text: str
    fill: str | None
    block: Block


@dataclass(slots=True)
class Action:
    """An action while it is being read. Texts are as printed; several lines of one field are joined by newlines."""

    text: str
    number: str = ""
    owner: str = ""
    due: str = ""
    revised: str = ""
    partners: list[Said] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)
    progress: list[Status] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def add(self, name: str, text: str) -> None:
        """Add a line to `text`, `owner`, `due` or `revised`."""
        before = getattr(self, name)
        setattr(self, name, f"{before}\n{text}" if before else text)


@dataclass(slots=True)
class Objective:
    """An objective while it is being read. `texts` and `owners` hold every place that states them."""

    texts: list[Said] = field(default_factory=list)
    number: str = ""
    section: str = ""
    owners: list[Said] = field(default_factory=list)
    linked: list[Said] = field(default_factory=list)
    partners: list[Said] = field(default_factory=list)
    outcomes: list[Said] = field(default_factory=list)
    measures: list[Said] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    is_outlined: bool = False

    def listed(self, name: str) -> list[Said]:
        """The list of a field that may have several: outcome, measure, partners, linked."""
        lists = {"outcome": self.outcomes, "measure": self.measures, "partners": self.partners, "linked": self.linked}
        return lists[name]

    @property
    def has_begun(self) -> bool:
        """Whether anything but its own text has been read."""
        return bool(self.actions or self.outcomes or self.measures)


@dataclass(frozen=True, slots=True)
class PostHolder:
    """A line of a key: a person, the initials that the plan uses, and the title of the post held."""

    name: str
    initials: str
    title: str
    block: Block


@dataclass(slots=True)
class Reading:
    """A whole plan as read. `unplaced` are rows and paragraphs that were not understood, and what is odd about them."""

    legend: Legend = field(default_factory=Legend)
    objectives: list[Objective] = field(default_factory=list)
    holders: list[PostHolder] = field(default_factory=list)
    unplaced: list[tuple[str, Block]] = field(default_factory=list)
