"""How well themes, polarity and services are found: `python -m tests.quality.themes --shared FOLDER`.

It prints micro- and macro-F1 of themes, accuracy and F1 of polarity, precision and recall of services. The package's
tables are learnt from all labelled texts, which can therefore say nothing of them: this command learns tables in the
same way from the training texts and reports on those kept for reporting. With --cross-validate it learns from four
fifths of all texts and tags the fifth that was left out, five times; no authority is on both sides.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rich.console import Console
from rich.table import Table

from loaders.language.pipeline import normal_words, read_texts
from loaders.language.polarity import NEUTRAL, POLARITIES, PolarityTagger
from loaders.language.services import service_tagger
from loaders.language.themes import ThemeTagger
from tests.quality.labelled import REPORTING, TRAINING, Labelled, folds, read_labelled

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Tagged:
    """A labelled text with what was found in it."""

    labelled: Labelled
    themes: frozenset[str]
    polarity: str
    services: frozenset[str]


@dataclass(slots=True)
class Counts:
    """Right, found and expected, from which the measures follow."""

    right: int = 0
    found: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else 0.0


def tag(texts: Sequence[Labelled], themes: ThemeTagger, polarity: PolarityTagger) -> list[Tagged]:
    """What the taggers find in each text, and the services that the table of the package finds."""
    docs = list(read_texts(text.text for text in texts))
    services = service_tagger()
    return [
        Tagged(text, frozenset(slugs), found, frozenset(normal_words(service.name) for service in named))
        for text, slugs, found, named in zip(
            texts,
            themes.themes_of(themes.search(docs)),
            polarity.polarity_of(polarity.search(docs)),
            services.services_of(services.search(docs)),
            strict=True,
        )
    ]


def held_out(train: Sequence[Labelled], test: Sequence[Labelled]) -> list[Tagged]:
    """Texts tagged with tables that were learnt from others."""
    from tests.quality.learn_polarity import learn_polarity
    from tests.quality.learn_themes import learn_themes

    return tag(test, ThemeTagger(learn_themes(train)), PolarityTagger(learn_polarity(train)))


def cross_validated(texts: Sequence[Labelled]) -> list[Tagged]:
    """Each text tagged with tables that were learnt from other authorities' texts."""
    numbered = list(zip(texts, folds(texts, FOLDS), strict=True))
    return [
        tagged
        for left_out in range(FOLDS)
        for tagged in held_out(
            [text for text, fold in numbered if fold != left_out], [text for text, fold in numbered if fold == left_out]
        )
    ]


def theme_counts(tagged: Iterable[Tagged]) -> dict[str, Counts]:
    """The counts of each theme that is labelled or found."""
    counts: dict[str, Counts] = {}
    for text in tagged:
        for slug in text.themes | text.labelled.themes:
            count = counts.setdefault(slug, Counts())
            count.found += slug in text.themes
            count.expected += slug in text.labelled.themes
            count.right += slug in text.themes and slug in text.labelled.themes
    return counts


def total(counts: Iterable[Counts]) -> Counts:
    """The counts of all together."""
    every = list(counts)
    return Counts(sum(c.right for c in every), sum(c.found for c in every), sum(c.expected for c in every))


def polarity_counts(tagged: Iterable[Tagged]) -> dict[str, Counts]:
    """The counts of each polarity, over findings."""
    counts = {polarity: Counts() for polarity in (*POLARITIES, NEUTRAL)}
    for text in tagged:
        if text.labelled.is_finding:
            counts[text.polarity].found += 1
            counts[text.labelled.polarity].expected += 1
            counts[text.polarity].right += text.polarity == text.labelled.polarity
    return counts


@cache
def service_key(printed: str) -> str:
    """The normal form of a service as an annotator wrote it, under the name that the package gives to those words.

    "IRO team" and "services to care leavers" are labelled as printed; a label in which the package knows no service, or
    more than one, stays as written, without brackets.
    """
    words = printed.split("(")[0].strip() or printed
    tagger = service_tagger()
    (found,) = tagger.services_of(tagger.search(list(read_texts([f"the {words}"]))))
    return normal_words(found[0].name if len(found) == 1 else words)


def same_service(left: str, right: str) -> bool:
    """Whether two normal forms name one service: alike, or the one within the other ("adoption team", "the team")."""
    return f" {left} " in f" {right} " or f" {right} " in f" {left} "


def service_counts(tagged: Iterable[Tagged]) -> tuple[Counts, Counts]:
    """The counts of services: of found ones that are labelled (precision), and of labelled ones found (recall)."""
    of_found, of_labelled = Counts(), Counts()
    for text in tagged:
        labelled = {service_key(service) for service in text.labelled.services}
        of_found.found += len(text.services)
        of_found.right += sum(any(same_service(a, b) for b in labelled) for a in text.services)
        of_labelled.expected += len(labelled)
        of_labelled.right += sum(any(same_service(a, b) for a in text.services) for b in labelled)
    return of_found, of_labelled


def report(tagged: Sequence[Tagged], title: str, console: Console, *, by_theme: bool) -> None:
    """Print the figures."""
    themes = theme_counts(tagged)
    micro = total(themes.values())
    findings = [text for text in tagged if text.labelled.is_finding]
    polarity = polarity_counts(tagged)
    of_found, of_labelled = service_counts(tagged)
    table = Table("measure", "value", title=f"{title}: {len(tagged)} texts, {len(findings)} findings")
    table.add_row("themes, micro-F1", f"{micro.f1:.3f} (precision {micro.precision:.3f}, recall {micro.recall:.3f})")
    table.add_row(
        "themes, macro-F1", f"{sum(c.f1 for c in themes.values()) / len(themes):.3f} over {len(themes)} themes"
    )
    table.add_row("polarity, accuracy", f"{total(polarity.values()).recall:.3f}")
    for name, counts in polarity.items():
        table.add_row(f"polarity, F1 of {name}", f"{counts.f1:.3f} ({counts.expected} labelled)")
    table.add_row("services, precision", f"{of_found.precision:.3f} of {of_found.found} found")
    table.add_row("services, recall", f"{of_labelled.recall:.3f} of {of_labelled.expected} labelled")
    console.print(table)
    if by_theme:
        rows = Table("theme", "labelled", "found", "right", "F1")
        for slug, counts in sorted(themes.items(), key=lambda item: item[1].f1):
            rows.add_row(slug, str(counts.expected), str(counts.found), str(counts.right), f"{counts.f1:.2f}")
        console.print(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds gold/")
    parser.add_argument("--cross-validate", action="store_true", help="learn from both files, five times")
    parser.add_argument("--by-theme", action="store_true", help="also print each theme's figures")
    options = parser.parse_args()
    console = Console(width=120)
    training, reporting = (read_labelled(options.shared, name) for name in (TRAINING, REPORTING))
    if not options.cross_validate:
        report(
            held_out(training, reporting), f"{REPORTING}, learnt from {TRAINING}", console, by_theme=options.by_theme
        )
        return
    tagged = cross_validated([*training, *reporting])
    for name, texts in ((TRAINING, training), (REPORTING, reporting)):
        of_file = set(texts)
        chosen = [text for text in tagged if text.labelled in of_file]
        report(chosen, f"{name}, {FOLDS}-fold over both files", console, by_theme=options.by_theme)


if __name__ == "__main__":
    main()
