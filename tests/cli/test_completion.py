"""What Tab completes, as the shells ask for it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from graph.cli import main
from ontology.model import load_ontology


def answered(instruction: str, *words: str) -> Result:
    """What the program answers to a shell that asks it so, as the variables of its environment tell."""
    environment = {
        "_BOROUGHS_COMPLETE": instruction,
        "COMP_WORDS": "\n".join(["boroughs", *words]),
        "COMP_CWORD": str(len(words)),
    }
    return CliRunner().invoke(main, [], prog_name="boroughs", env=environment)


def completed(shell: str, *words: str) -> str:
    """What is completed when Tab is pressed at the end of the last word."""
    return answered(f"{shell}_complete", *words).stdout


@pytest.mark.parametrize(
    ("words", "completions"),
    [
        (["ask", "grades-o"], ["grades-over-time"]),
        (["ask", "grades-over-time", ""], ["authority=", "area="]),
        (["ask", "grades-over-time", "au"], ["authority="]),
        (["ask", "grades-over-time", "authority", "=", "lewi"], ["Lewisham"]),
        (["ask", "grades-over-time", "authority", "=", "Kensington"], [r"Kensington\ and\ Chelsea"]),
        (["ask", "theme-shares", "by", "="], ["framework", "region", "kind", "grade"]),
        (["ask", "red-and-amber-actions", "ratings", "=", "red,b"], ["red,blue"]),
        (["search", "life", "--authority", "Lamb"], ["Lambeth"]),
        (["search", "life", "--theme", "life"], ["life-story-work"]),
        (["search", "life", "--format", "j"], ["json"]),
        (["ask", "no-such-question", "a"], []),
        (["ask", "grades-over-time", "colour", "=", "r"], []),
    ],
    ids=lambda words: " ".join(words),
)
def test_bash(words: list[str], completions: list[str]) -> None:
    answer = completed("bash", *words).splitlines()

    assert answer == [f"plain,{one}" for one in completions] or (answer, completions) == ([""], [])


def test_a_setting_that_is_wrong_completes_nothing_and_prints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOROUGHS_AUTHORITIES", "no-such-file.ttl")
    monkeypatch.setattr("ontology.model.load_ontology", load_ontology.__wrapped__)  # which reads the setting anew

    result = answered("bash_complete", "ask", "grades-over-time", "authority", "=", "Le")

    assert (result.stdout.split(), result.stderr) == ([], "")


def test_zsh_and_fish_complete_the_whole_word() -> None:
    words = ["ask", "grades-over-time", "authority=Kensington"]

    assert "authority=Kensington and Chelsea" in completed("zsh", *words).splitlines()


def test_the_script_for_bash_adds_no_space_behind_a_parameter() -> None:
    script = answered("bash_source").stdout

    assert "[[ $value == *= ]] && compopt -o nospace" in script
    assert "read -r type value" in script
