"""What Tab completes, as the shells ask for it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = "from graph.cli import main; main(prog_name='boroughs')"


def completed(shell: str, *words: str) -> str:
    """What the program answers to the shell when Tab is pressed at the end of the last word."""
    environment = os.environ | {
        "_BOROUGHS_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "\n".join(["boroughs", *words]),
        "COMP_CWORD": str(len(words)),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    program = [sys.executable, "-c", PROGRAM]
    return subprocess.run(program, stdout=subprocess.PIPE, text=True, check=True, env=environment).stdout


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


def test_a_setting_that_is_wrong_completes_nothing_and_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOROUGHS_AUTHORITIES", "no-such-file.ttl")

    assert completed("bash", "ask", "grades-over-time", "authority", "=", "Le").split() == []
    assert capfd.readouterr().err == ""


def test_zsh_and_fish_complete_the_whole_word() -> None:
    words = ["ask", "grades-over-time", "authority=Kensington"]

    assert "authority=Kensington and Chelsea" in completed("zsh", *words).splitlines()


def test_the_script_for_bash_adds_no_space_behind_a_parameter() -> None:
    environment = os.environ | {"_BOROUGHS_COMPLETE": "bash_source", "PYTHONPATH": os.pathsep.join(sys.path)}

    script = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=environment
    ).stdout

    assert "[[ $value == *= ]] && compopt -o nospace" in script
    assert "read -r type value" in script
