"""The style of Neo4j Browser's drawn graphs (`.grass`): each label's caption from the ontology, a colour by group."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from ontology.model import NodeClass


@dataclass(frozen=True, slots=True)
class ColourGroup:
    """Labels that share a colour, and what the colour means. `size` is a diameter in pixels."""

    meaning: str
    colour: str
    border: str
    text: str
    size: int
    labels: tuple[str, ...]


OTHERS = ColourGroup("Others", "#dfe3e8", "#b8bec6", "#20262d", 40, ())
"""How nodes are drawn whose label is in no group."""


def colour_groups() -> list[ColourGroup]:
    """The groups that colours.toml declares."""
    declared = tomllib.loads(files("graph.browser").joinpath("colours.toml").read_text(encoding="utf-8"))
    return [ColourGroup(**{**group, "labels": tuple(group["labels"])}) for group in declared["groups"]]


def grass(classes: Mapping[str, NodeClass], groups: list[ColourGroup]) -> str:
    """The style sheet: one rule for each class of the ontology, in the notation that Browser exports and imports."""
    rules = [
        _rule("node", {"diameter": "50px", "color": "#b8bec6", "border-color": "#8d959f", "border-width": "2px"}),
        _rule(
            "relationship",
            {
                "color": "#8d959f",
                "shaft-width": "1px",
                "font-size": "8px",
                "padding": "3px",
                "text-color-external": "#40464d",
                "text-color-internal": "#ffffff",
                "caption": '"<type>"',
            },
        ),
    ]
    group_of = {label: group for group in groups for label in group.labels}
    rules += [_class_rule(label, classes[label].caption, group_of.get(label, OTHERS)) for label in classes]
    return "\n".join(rules)


def _class_rule(label: str, caption: str, group: ColourGroup) -> str:
    return _rule(
        f"node.{label}",
        {
            "diameter": f"{group.size}px",
            "color": group.colour,
            "border-color": group.border,
            "border-width": "2px",
            "text-color-internal": group.text,
            "font-size": "10px",
            "caption": f'"{{{caption}}}"',
        },
    )


def _rule(selector: str, declarations: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in declarations.items())
    return f"{selector} {{\n{lines}}}\n"
