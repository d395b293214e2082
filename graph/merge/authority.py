"""One authority's share of the graph, from the bundles that touch it. Pure; one step after the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from graph.merge.answers import answers
from graph.merge.editions import align_editions, numbered_by_id
from graph.merge.inspections import resolve_inspections, without_settled_dates
from graph.merge.model import Merged
from graph.merge.parts import Part, is_reference, owner, parts_of
from graph.merge.persons import join_persons
from graph.merge.sequence import previous_inspections, previous_plans
from graph.merge.statistics import join_statistics
from graph.merge.tenures import join_tenures
from graph.merge.values import combine
from loaders.bundle import Bundle, Node, Relationship


def merge_authority(gss_code: str, bundles: Collection[Bundle]) -> Merged:
    """The nodes that an authority owns after joining, and the relationships that start from them (and its RUNS).

    A function of the set of bundles that touch the authority; others are ignored. Ends of the relationships may be
    shared nodes, documents, passages, themes and authorities, which are not among the nodes.
    """
    parts = parts_of(gss_code, bundles)
    told = parts
    inspections = resolve_inspections(parts)
    editions = align_editions(parts, inspections.ids)
    parts = [part.renamed({**inspections.ids, **editions.ids[part.bundle]}) for part in parts]
    parts = [replace(part, statements=tuple(numbered_by_id(s) for s in part.statements)) for part in parts]
    spellings, same_persons = join_persons(parts)
    figures, same_figures = join_statistics(parts)
    parts = [part.renamed({**spellings, **figures[part.bundle]}) for part in parts]
    tenures = join_tenures(parts)
    nodes, links = combine(without_settled_dates(tenures.parts))

    links |= {link for part in tenures.parts for link in part.links}
    kept, dropped = _with_ends(links, nodes)
    inspection_order, order_warnings = previous_inspections(nodes, kept)
    plan_answers, answer_joins, answer_warnings = answers(nodes, kept)
    kept |= plan_answers
    plan_order, action_joins, plan_warnings = previous_plans(nodes, kept)
    kept |= inspection_order | plan_order

    joins = (
        *inspections.joins,
        *editions.joins,
        *same_persons,
        *same_figures,
        *tenures.joins,
        *answer_joins,
        *action_joins,
    )
    warnings = (
        *inspections.warnings,
        *editions.warnings,
        *tenures.warnings,
        *order_warnings,
        *answer_warnings,
        *plan_warnings,
        *dropped,
        *_from_shared(gss_code, bundles, told),
    )
    return Merged(nodes, frozenset(kept), tuple(sorted(set(joins))), tuple(sorted(set(warnings))))


def _with_ends(links: Collection[Relationship], nodes: Mapping[str, Node]) -> tuple[set[Relationship], list[str]]:
    """The relationships that end in a node that this authority's documents can speak for, and what was left out."""
    kept = {link for link in links if link.target in nodes or owner(link.target) is None}
    return kept, [
        f"{link.source} {link.type} {link.target}: left out, the other belongs to another authority."
        for link in sorted(set(links) - kept)
    ]


def _from_shared(gss_code: str, bundles: Collection[Bundle], parts: Sequence[Part]) -> list[str]:
    touching = {part.bundle for part in parts}
    return [
        f"{link.source} {link.type} {link.target}: left out, only an authority's own nodes may lead to its nodes."
        for bundle in bundles
        if bundle.id in touching
        for link in bundle.relationships
        if owner(link.target) == gss_code
        and owner(link.source) is None
        and not is_reference(link.source)
        and not link.source.startswith("document/")
    ]
