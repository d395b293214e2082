"""The rules for joining, as data: what each joins and on what conditions, and the thresholds that they use.

Every join that merging makes names one of these rules. The thresholds lean towards precision: what is kept apart by
mistake can be seen side by side in the graph, what is joined by mistake cannot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# --- dates, in days ---
PUBLICATION_WINDOW = 190  # a report comes out one to four months after fieldwork, at times six
SLIP_OF_A_MONTH = 92  # how far out a date may be where grades or words show that the inspection is the same
NEWS_AFTER_PUBLICATION = 31  # an article tells of a report in the days after it came out
SLIP_OF_A_DATE = 14  # two documents may give the day of one publication differently, by days, not by weeks
FIGURES_WINDOW = 366  # a report's figures are at most a year old
FIGURES_AFTER = 10  # figures are now and then given to the day after fieldwork
SILENCE_IN_POST = 366  # how long after the last word on an unnamed holder a name may still be that holder's
SLIP_OF_A_START = 92  # two documents may give the start of one person's tenure differently, by a quarter at most
# --- likeness of texts, 0 to 100 ---
SAME_WORDS = 85.0  # the same text with a scanner's noise
SAME_NUMBER = 70.0  # the same text under the same number, where noise may be heavier
FRAGMENT_LIKENESS = 92.0  # a text that was torn by a page break, inside the whole
FRAGMENT_LENGTH = 40  # letters below which a fragment says nothing
ADDRESSES = 65.0  # share of the telling words, by weight, that an objective has with what it answers
ADDRESSES_BEFORE_OTHERS = 10.0  # how far before the next recommendation, unless the objective is a quotation
FEWEST_WORDS = 3  # telling words that must be shared
SAME_ACTION = 80.0  # an action in two versions of a plan
SAME_REPORT = 0.6  # share of the shorter report's texts that must be found in the longer
OTHER_REPORT = 0.2  # share below which two reports are surely not the same
FEWEST_TEXTS = 2  # texts that must agree before two reports are the same
FEWEST_GRADES = 3  # grades that must agree before a date may be taken for another one

UNKNOWN = "unknown"  # the framework of an inspection that a document speaks of without naming it
FULL_INSPECTIONS = "full inspections"
# Which frameworks stand in one line, in which one inspection is PREVIOUS to another, and join under an unknown one.
LINES: Mapping[str, str] = {
    "sif": FULL_INSPECTIONS,
    "ilacs": FULL_INSPECTIONS,
    "safeguarding-and-looked-after": FULL_INSPECTIONS,
    "child-protection": FULL_INSPECTIONS,
    "looked-after": FULL_INSPECTIONS,
    "jtai": "joint targeted area inspections",
    "send": "area SEND inspections",
    "ilacs-focused-visit": "focused visits",
    "monitoring-visit": "monitoring visits",
    "fostering-service": "inspections of the fostering service",
    "adoption-service": "inspections of the adoption service",
    UNKNOWN: FULL_INSPECTIONS,  # if it gave grades
}
BOARD_REVIEWS = "reviews of the safeguarding board"  # the line of what judged nothing else, whatever its framework
GRADED_LINES = frozenset(LINES.values()) - {LINES["jtai"], LINES["ilacs-focused-visit"], LINES["monitoring-visit"]}
# Two frameworks were in use in the year in which the second took the place of the first.
CHANGED_IN: Mapping[str, str] = {"sif": "2018", "ilacs": "2018"}
STATUTORY_POSTS = frozenset({"director-of-childrens-services", "chief-executive", "lead-member", "lscb-chair"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for joining. `labels` are what it joins; `conditions` are for people, and hold all together.

    `relates` says that the rule makes a relationship of this type between two nodes, and not one node of several.
    """

    name: str
    labels: tuple[str, ...]
    conditions: str
    relates: str | None = None


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "same inspection by date",
            ("Inspection",),
            "Same authority; one framework, or one of them unknown or told in a year of change; a date that both know "
            "agrees as far as the less precise one goes; no grade in one area differs; no document tells of both; it "
            "ended before the other document spoke of it; exactly one inspection fits so.",
        ),
        Rule(
            "same inspection by publication",
            ("Inspection",),
            f"As by date, but one knows only when fieldwork ended and the other only when the report came out (or a "
            f"month or year): within {PUBLICATION_WINDOW} days after; or days that differ by at most {SLIP_OF_A_DATE}.",
        ),
        Rule(
            "same inspection by grades",
            ("Inspection",),
            f"A document gives the month of the visit for that of the report, or the other way round, or is at most "
            f"{SLIP_OF_A_MONTH} days out; and it gives at least {FEWEST_GRADES} of the inspection's grades and none "
            f"that differs.",
        ),
        Rule(
            "same inspection as news",
            ("Inspection",),
            f"A document that gives no date of the inspection but at least one of its grades, and none that differs; "
            f"the report came out at most {NEWS_AFTER_PUBLICATION} days before, or if that day is not printed, "
            f"fieldwork ended at most {PUBLICATION_WINDOW} days before; exactly one fits so.",
        ),
        Rule(
            "same inspection by words",
            ("Inspection",),
            f"Two reports of one authority and framework with {SAME_REPORT:.0%} of the shorter's recommendations or "
            f"findings in the same words (likeness {SAME_WORDS:g}), where one lost its date, or the dates "
            f"differ by at most {SLIP_OF_A_MONTH} days.",
        ),
        Rule(
            "same inspection by figures",
            ("Inspection",),
            f"An inspection whose document lost its date, and the only one of that framework that ended within "
            f"{FIGURES_WINDOW} days after the document's latest figures, where no texts can be compared.",
        ),
        Rule(
            "same finding or recommendation",
            ("Finding", "Recommendation"),
            f"One inspection told by two documents: the same number and likeness {SAME_NUMBER:g}, or likeness "
            f"{SAME_WORDS:g} under any number, or a torn part of the whole text.",
        ),
        Rule(
            "same person by spelling",
            ("Person",),
            "Same authority; names that differ by title; or by one letter of one part, by middle names or by an "
            "initial, in the same post; or by one letter in one document that gives a post to only one of them.",
        ),
        Rule(
            "same holder",
            ("Tenure",),
            "One person seen in one post by several sources, nobody else seen in it between, and starts that agree.",
        ),
        Rule(
            "same start",
            ("Tenure",),
            "One post, no names, starts that agree as far as the less precise one goes; exactly one fits.",
        ),
        Rule(
            "start without a name, name without a start",
            ("Tenure",),
            f"One post; the start is not after the day on which the person is seen, nor that day more than "
            f"{SILENCE_IN_POST} days after the last word on the unnamed holder; nobody else is seen, and no later "
            f"start known, between; exactly one fits.",
        ),
        Rule(
            "same figure",
            ("Statistic",),
            "One inspection told by two documents, one indicator, one unit, no day of measurement in either.",
        ),
        Rule(
            "objective answers recommendation",
            ("Objective", "Recommendation"),
            f"A recommendation of the inspection that the plan responds to: quoted (likeness {SAME_WORDS:g}); or with "
            f"{ADDRESSES:g} % of the shorter text's telling words, by weight, and {ADDRESSES_BEFORE_OTHERS:g} points "
            f"before any other recommendation. One to one; several objectives share one only if they quote it.",
            relates="ADDRESSES",
        ),
        Rule(
            "plan responds to inspection",
            ("Plan", "Inspection"),
            "The plan names no inspection; the one inspection before the plan whose recommendations its objectives "
            "answer best, at least two of them and half of all.",
            relates="RESPONDS_TO",
        ),
        Rule(
            "action continues",
            ("Action",),
            f"Two versions of a plan; the same action by likeness of {SAME_ACTION:g}; or under one objective (of the "
            f"same words, or answering the same recommendation) with {ADDRESSES:g} % of the shorter text's telling "
            f"words, and {ADDRESSES_BEFORE_OTHERS:g} points before any other action of that version. One to one.",
            relates="CONTINUES",
        ),
        Rule(
            "same name in two authorities",
            ("Person",),
            "Holders of statutory posts in two authorities under one name, but for titles, honours and middle names "
            "that one of them leaves out or shortens: a candidate, never a merge.",
            relates="SAME_PERSON",
        ),
    )
}
