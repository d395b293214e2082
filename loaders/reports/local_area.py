"""The section "Information about this local authority area" of a report: earlier inspections, posts and figures.

Also what the rest of a report says of earlier inspections and of posts. Finding the section is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block
from loaders.identity import authority_id, post_id, statistic_id, tenure_id, undated
from loaders.language.people import without_basis
from loaders.reports.area_statistics import Figure, area_figures, unread_lines
from loaders.reports.changed_posts import changed_posts, unread_on_posts
from loaders.reports.earlier_inspections import (
    DateKind,
    EarlierInspection,
    add_earlier_inspection,
    find_earlier_inspections,
    stated_inspections,
)
from loaders.reports.held_posts import HeldPost, held_posts
from loaders.reports.narrated_inspections import narrated_inspections
from loaders.reports.narrated_posts import narrated_posts, present_bases, roles_held_now, temporary_holders
from loaders.reports.office_holders import add_organisation
from loaders.reports.trusts import providers
from ontology.model import load_ontology

# Two mentions of one inspection may print different months; further apart they are two inspections.
SAME_INSPECTION_DAYS = 62
# Frameworks that are clear even where a mention gives no more than a date.
DATED_KINDS = frozenset({"sif", "ilacs", "jtai"})
# In a post's title, words that make no other title of it.
_NO_WORDS = frozenset(
    {"a", "and", "at", "dc", "for", "in", "independent", "lscb", "of", "officer", "our", "post", "the", "to"}
)


def extract_local_area(
    blocks: Sequence[Block],
    *,
    gss_code: str,
    inspection: str,
    document_date: str | None,
    builder: BundleBuilder,
) -> None:
    """Add what the section's blocks say. `inspection` is the id of the report's own inspection; `document_date` (an ISO
    prefix) is the date part of the ids of figures that print none.
    """
    for earlier in find_earlier_inspections(blocks):
        add_earlier_inspection(earlier, gss_code, builder)
    _add_listed_posts(blocks, gss_code, inspection, builder)
    _add_figures(blocks, gss_code, document_date, builder)


def extract_earlier_inspection_mentions(
    blocks: Sequence[Block], *, gss_code: str, inspection: str, builder: BundleBuilder
) -> None:
    """Add what running text says of earlier inspections. To be called after `extract_local_area`.

    A mention that prints another month than the section does for what must be the same inspection is kept as a claim;
    a mention that gives neither a judgement nor another date adds nothing, unless no other tells of that inspection.
    """
    own = dict(builder.nodes("Inspection")).get(inspection, {})
    own_day = next((str(own[key]) for key in ("endedOn", "publishedOn") if key in own), "")
    mentions = [*stated_inspections(blocks), *narrated_inspections(blocks)]
    # Those with judgements first, then those that say more of the date.
    for earlier in sorted(mentions, key=lambda mention: (not mention.judgements, -len(mention.on))):
        known = _known_inspection(earlier, gss_code, inspection, builder)
        if own_day and earlier.on >= own_day[: len(earlier.on)]:
            continue
        if known is not None and known[1] == earlier.on:
            if earlier.judgements:
                add_earlier_inspection(replace(earlier, date_kind=known[2]), gss_code, builder)
        elif known is None:
            if earlier.judgements or (own_day and earlier.framework in DATED_KINDS):
                add_earlier_inspection(earlier, gss_code, builder)
        elif earlier.date_kind == "endedOn" and not _prefix(known[1], earlier.on):
            # The builder keeps both values as claims.
            builder.node("Inspection", known[0], {"endedOn": earlier.on}, [earlier.block], rule="earlier inspection")


def extract_leadership_mentions(
    blocks: Sequence[Block], *, gss_code: str, inspection: str, builder: BundleBuilder
) -> None:
    """Add the posts that running text says are held since a date, where no list of the document has said so."""
    listed = [node.split("/") for node, properties in builder.nodes("Tenure") if "startedOn" in properties]
    known = {role for _, body, role, *_ in listed if body == gss_code}
    of_others = {role for _, body, role, *_ in listed if body != gss_code}
    narrated = [held for held in narrated_posts(blocks) if held.role not in (of_others if held.body else known)]
    held_now = roles_held_now(blocks)
    for held in narrated:
        is_last = not any(o.role == held.role and o.body == held.body and _later(o, held) for o in narrated)
        is_present = is_last and (held.is_present or (held.role in held_now and not (held.body or held.ended)))
        _add_held_post(replace(held, is_present=is_present), gss_code, inspection, builder)
    known |= {held.role for held in narrated if not held.body}
    for held in temporary_holders(blocks):
        if held.role not in known:
            _add_held_post(held, gss_code, inspection, builder)
    for role, basis, block in present_bases(blocks):
        tenure = _named_holding(post_id(gss_code, role), builder)
        if tenure and "basis" not in dict(builder.nodes("Tenure"))[tenure]:
            builder.node("Tenure", tenure, {"basis": basis}, [block], rule="appointed on a basis")


def _later(one: HeldPost, other: HeldPost) -> bool:
    return (one.started or "") > (other.started or "")


def _named_holding(post: str, builder: BundleBuilder) -> str | None:
    """The tenure of the one person whom the document names in a post; None where it names none or several."""
    held = [
        node
        for node, properties in builder.nodes("Tenure")
        if node.startswith(tenure_id(post, "")) and "startedOn" not in properties
    ]
    return held[0] if len(held) == 1 else None


def add_providers(blocks: Sequence[Block], gss_code: str, builder: BundleBuilder) -> None:
    """Add the trusts and companies that the blocks say run the authority's services: "the trust" of the posts and of
    the recommendations is known by them.
    """
    for provider in providers(blocks):
        organisation = add_organisation(provider.name, [provider.block], builder, rule="runs the services")
        builder.link("DELIVERS_FOR", organisation, authority_id(gss_code))


def _add_listed_posts(blocks: Sequence[Block], gss_code: str, inspection: str, builder: BundleBuilder) -> None:
    """The posts that the section's list speaks of. What it says of them and is not understood is a warning."""
    since, changed = list(held_posts(blocks)), list(changed_posts(blocks))
    ends = {(held.sentence, held.role): held.ended for held in changed}
    told = {(held.sentence, held.role) for held in since}
    listed = [
        *(replace(held, ended=held.ended or ends.get((held.sentence, held.role))) for held in since),
        *(held for held in changed if (held.sentence, held.role) not in told),
    ]
    for held in listed:
        _add_held_post(held, gss_code, inspection, builder)
    for block, sentence in unread_on_posts(blocks, listed):
        builder.warn("what is said of a post was not read", block, sentence)


def _add_held_post(held: HeldPost, gss_code: str, inspection: str, builder: BundleBuilder) -> None:
    key, body = gss_code, authority_id(gss_code)
    if held.body:
        known = [node for node, _ in builder.nodes("Organisation")]
        if len(known) != 1:
            builder.warn("the body of a post is not known", held.block, held.body)
            return
        key, body = known[0].removeprefix("organisation/"), known[0]
    post = post_id(key, held.role)
    role = load_ontology().schemes["roles"].get(held.role)
    properties: dict[str, Value] = {"role": held.role}
    if not builder.has(post):  # another part of the document may print its title
        properties["title"] = _title(held, role.label) if role else held.title
    builder.node("Post", post, properties, [held.block], rule=held.rule)
    builder.link("POST_IN", post, body)
    day = _fieldwork_end(inspection, builder) if held.is_present else None
    if day and held.started and day[: len(held.started)] < held.started:  # who is yet to come is not there
        day = None
    first = held.started or (f"until-{held.ended}" if held.ended else day)
    if first is None:
        builder.warn("since when a post is held is not printed", held.block)
        return
    when: dict[str, Value | None] = {
        "startedOn": held.started,
        "endedOn": held.ended,
        "attestedOn": [day] if day else None,
        "basis": held.basis,
    }
    tenure = builder.node("Tenure", tenure_id(post, first), when, [held.block], rule=held.rule)
    builder.link("OF_POST", tenure, post)


def _title(held: HeldPost, label: str) -> str:
    """A post's title as printed where it has words that the role's usual one lacks, else the usual one."""
    title = re.sub(r"\s*\([^)]*\)", "", held.title)
    if held.body:
        title = re.sub(rf" (?:of|at|for) (?:the )?{re.escape(held.body)}$", "", title)
    title = re.sub(r"^[Tt]he | (?:also|now|already|and)$", "", without_basis(title))
    return title if _words(title) - _words(label) - _NO_WORDS else label


def _words(title: str) -> set[str]:
    return {re.sub(r"'?s?'?$", "", word) for word in title.lower().replace("’", "'").split()}


def _fieldwork_end(inspection: str, builder: BundleBuilder) -> str | None:
    """The day as of which a report says who is in post; None where it has lost that day."""
    ended = dict(builder.nodes("Inspection")).get(inspection, {}).get("endedOn")
    return str(ended) if ended else None


def _add_figures(blocks: Sequence[Block], gss_code: str, document_date: str | None, builder: BundleBuilder) -> None:
    figures = list(area_figures(blocks))
    for figure in figures:
        on = figure.measured_on or document_date or undated(builder.document_id)
        properties: dict[str, Value] = {
            "indicator": figure.indicator,
            "value": figure.value,
            "unit": figure.unit,
        }
        if figure.measured_on:
            properties["measuredOn"] = figure.measured_on
        if figure.national is not None:
            properties["nationalValue"] = figure.national
        statistic = builder.node(
            "Statistic",
            _figure_id(gss_code, figure, on, builder),
            properties,
            figure.blocks,
            rule=f"figure: {figure.indicator}",
        )
        builder.link("MEASURED_IN", statistic, authority_id(gss_code))
    for block in unread_lines(blocks, figures):
        builder.warn("a figure of the local area was not read", block)


def _figure_id(gss_code: str, figure: Figure, on: str, builder: BundleBuilder) -> str:
    """A number and a share of one day are two figures: the second has its unit in its key."""
    plain = statistic_id(gss_code, figure.indicator, on)
    known = dict(builder.nodes("Statistic")).get(plain)
    return plain if known is None or known["unit"] == figure.unit else f"{plain}-{figure.unit}"


def _known_inspection(
    earlier: EarlierInspection, gss_code: str, own: str, builder: BundleBuilder
) -> tuple[str, str, DateKind] | None:
    """The earlier inspection, already added, that a mention speaks of: its id, its date and the kind of date."""
    kinds: tuple[DateKind, ...] = ("endedOn", "publishedOn", "statedOn")
    candidates: list[tuple[str, str, DateKind]] = []
    for node, properties in builder.nodes("Inspection"):
        if node == own or not node.startswith(f"inspection/{gss_code}/"):
            continue
        of_one_service = str(properties["framework"]).endswith("-service")
        if properties["framework"] != earlier.framework and (earlier.framework != "unknown" or of_one_service):
            continue
        kind = next((kind for kind in kinds if kind in properties), None)
        on = str(properties[kind]) if kind else ""
        if kind and (_prefix(on, earlier.on) or _near(on, earlier.on)):
            candidates.append((node, on, kind))
    return candidates[0] if candidates else None


def _prefix(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _near(one: str, other: str) -> bool:
    """Whether two dates, of a month at least, are near enough to be two statements of one inspection's date."""
    if min(len(one), len(other)) < len("2012-05"):
        return False
    first, second = (date.fromisoformat(d + "-01" if len(d) == len("2012-05") else d) for d in (one, other))
    return abs((first - second).days) <= SAME_INSPECTION_DAYS
