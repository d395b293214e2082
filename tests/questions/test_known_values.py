"""A value that can match nothing is refused, with the nearest that would."""

from __future__ import annotations

import pytest

from graph.known_values import require_known
from graph.questions import QuestionError


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("authority", "lewisham"),
        ("authority", "London Borough of Lewisham"),
        ("authority", "E09000023"),
        ("region", "London"),
        ("theme", "life-story-work"),
        ("theme", "Life story work"),
        ("area", "overall"),
        ("framework", "ilacs"),
        ("indicator", "looked-after"),
        ("day", "2018-05-09"),
        ("since", "2018-05"),
        ("until", "2018"),
        ("role", "headteacher-of-the-virtual-school"),
        ("authority", None),
    ],
)
def test_what_a_graph_could_match_is_accepted(name: str, value: str | None) -> None:
    require_known({name: value})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("authority", "Lewishm", r"No authority is called 'Lewishm'\. Perhaps: Lewisham"),
        ("region", "london", r"No region is called 'london'\. Perhaps: London"),
        ("theme", "life story wrk", r"Perhaps: life story work"),
        ("area", "xyz", r"There are: adoption, "),
        ("framework", "ILACS", r"Perhaps: ilacs"),
        ("day", "tomorrow", r"day must be a day, month or year"),
        ("day", "09/05/2018", r"not '09/05/2018'"),
        ("day", "2018-02-30", r"not '2018-02-30'"),
        ("since", "2018-13", r"since must be"),
        ("since", "20180509", r"since must be"),
    ],
)
def test_what_none_could_match_is_refused(name: str, value: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        require_known({name: value})
