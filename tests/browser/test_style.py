"""The Browser style: every label of the ontology has a caption that it carries, and a colour."""

from __future__ import annotations

from collections import Counter

from graph.browser.style import ColourGroup, colour_groups, grass
from ontology.model import NodeClass, load_ontology

KETTLE = NodeClass(
    label="Kettle",
    comment="",
    id_template="kettle/{name}",
    caption="name",
    origin="extracted",
    searched=None,
    indexed=(),
    needs_evidence=False,
    properties={},
)


def test_every_label_has_a_rule() -> None:
    classes = load_ontology().classes

    style = grass(classes, colour_groups())

    assert [label for label in classes if f"node.{label} {{" not in style] == []


def test_facts_are_coloured_and_no_label_twice() -> None:
    labels = Counter(label for group in colour_groups() for label in group.labels)
    facts = {c.label for c in load_ontology().classes.values() if c.origin != "operational"}

    assert set(labels) == facts
    assert set(labels.values()) == {1}


def test_every_caption_is_a_property_of_its_class() -> None:
    wrong = [c.label for c in load_ontology().classes.values() if c.caption not in {"id", *c.properties}]

    assert wrong == []


def test_groups_differ_in_colour() -> None:
    colours = [group.colour for group in colour_groups()]

    assert len(set(colours)) == len(colours)


def test_rule_of_a_label() -> None:
    group = ColourGroup("Boiling water", "#112233", "#000000", "#ffffff", 65, ("Kettle",))

    style = grass({"Kettle": KETTLE}, [group])

    assert style.endswith(
        "node.Kettle {\n"
        "  diameter: 65px;\n"
        "  color: #112233;\n"
        "  border-color: #000000;\n"
        "  border-width: 2px;\n"
        "  text-color-internal: #ffffff;\n"
        "  font-size: 10px;\n"
        '  caption: "{name}";\n'
        "}\n"
    )
