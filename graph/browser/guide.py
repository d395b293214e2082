"""The guide that walks a newcomer through five questions, in the HTML that `:play` in Neo4j Browser shows as slides.

What it says is in guide.toml; this module only lays it out. Code that is marked `runnable` goes into the editor on a
click.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from graph.browser.saved_queries import parameters_command, query_only
from graph.browser.style import ColourGroup
from graph.questions import find_question


@dataclass(frozen=True, slots=True)
class Step:
    """A slide: a question of the library, why one would ask it, and a query whose answer Browser draws."""

    title: str
    lead: str
    text: str
    question: str
    picture: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide's words."""

    title: str
    lead: str
    welcome: str
    steps: tuple[Step, ...]
    farewell: str


def read_guide() -> Guide:
    """The guide that guide.toml declares."""
    declared = tomllib.loads(files("graph.browser").joinpath("guide.toml").read_text(encoding="utf-8"))
    return Guide(**{**declared, "steps": tuple(Step(**step) for step in declared["steps"])})


def render(guide: Guide, groups: list[ColourGroup], style_address: str | None) -> str:
    """The guide as HTML. With an address of the style sheet, the first slide offers to fetch it from there."""
    slides = [
        _slide(guide.title, guide.lead, _paragraphs(guide.welcome) + _style(style_address) + _legend(groups)),
        *(_slide(step.title, step.lead, _step(step)) for step in guide.steps),
        _slide("And then", "Ask your own", _paragraphs(guide.farewell)),
    ]
    return (
        f'<article class="guide">\n<title>{escape(guide.title)}</title>\n'
        f'<carousel class="deck container-fluid">\n{"".join(slides)}</carousel>\n</article>\n'
    )


def _slide(title: str, lead: str, content: str) -> str:
    return (
        '<slide class="row-fluid">\n'
        f'<div class="col-sm-3"><h3>{escape(title)}</h3><p class="lead">{escape(lead)}</p></div>\n'
        f'<div class="col-sm-9">\n{content}</div>\n</slide>\n'
    )


def _step(step: Step) -> str:
    question = find_question(step.question)
    parameters = parameters_command(question)
    return (
        _paragraphs(step.text)
        + (_code("Its parameters (null is all):", parameters) if parameters else "")
        + _code(question.question, query_only(question))
        + _code("Drawn:", step.picture)
    )


def _style(address: str | None) -> str:
    if address is None:
        return "<p>Drop the file <code>boroughs.grass</code> onto this window to colour drawn graphs.</p>\n"
    return _code("Colours and captions for drawn graphs:", f":style {address}")


def _legend(groups: list[ColourGroup]) -> str:
    rows = "".join(
        f"<tr><td>{escape(group.meaning)}</td><td>{escape(', '.join(group.labels))}</td></tr>\n" for group in groups
    )
    return f"<table><tr><th>One colour each</th><th>Labels</th></tr>\n{rows}</table>\n"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in text.strip().split("\n\n"))


def _code(caption: str, code: str) -> str:
    return (
        f"<p>{escape(caption)}</p>\n<figure>"
        f'<pre class="pre-scrollable code runnable">{escape(code.strip(), quote=False)}</pre></figure>\n'
    )
