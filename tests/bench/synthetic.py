"""Made-up bundles of the size of real ones, as many as are wanted, the same for the same seed.

A country has 150 authorities; each has a SIF report, two ILACS reports, an improvement plan in two versions and a news
article, linked as real ones are: shared inspectors, directors who move, services that findings are about, a plan that
answers its report's recommendations, outcomes that the latest recommendations cite.

`python -m tests.bench.synthetic FOLDER --scale 1` writes them as files, and authorities.ttl for BOROUGHS_AUTHORITIES.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

from loaders.bundle import Bundle
from ontology.model import load_ontology
from tests.world.paper import Paper

AUTHORITIES = 150
FINDINGS = {"sif": 95, "ilacs": 60}
RECOMMENDATIONS = {"sif": 14, "ilacs": 5}
OBJECTIVES, ACTIONS = 9, 7
LAST_FRAMEWORK = "2023"  # recommendations of inspections since then cite outcomes of the national framework
DIRECTOR = "director-of-childrens-services"
AREAS = ("overall", "help_and_protection", "children_in_care", "leadership")
GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
NEIGHBOURS = 10  # statistical neighbours of each authority
SERVICES = (
    ("Multi-Agency Safeguarding Hub", "hub"),
    ("Virtual School", "school"),
    ("Leaving Care Team", "team"),
    ("Corporate Parenting Board", "board"),
    ("Family Group Conference Service", "service"),
)
SCRUTINY = "Councillors on the scrutiny committee ask for figures and see what becomes of them."
REGIONS = ("London", "South East", "South West", "North West", "North East", "East of England", "West Midlands")

_FORENAMES = ("Ada", "Ben", "Cleo", "Dev", "Ella", "Finn", "Gita", "Hugo", "Iris", "Jon", "Kay", "Leo", "Mia", "Ned")
_MIDDLE_NAMES = (
    "Ann",
    "Bea",
    "Cass",
    "Dean",
    "Eve",
    "Fay",
    "Glen",
    "Hope",
    "Ines",
    "Jude",
    "Kim",
    "Lou",
    "Max",
    "Noor",
)
_SURNAMES = ("Abbot", "Birch", "Crane", "Dale", "Elm", "Frost", "Gale", "Hart", "Irwin", "Jay", "Kite", "Lark", "Moss")
_WORDS = (
    ("children", "families", "social workers", "managers", "carers", "partners", "leaders", "schools", "care leavers"),
    ("receive", "need", "share", "improve", "understand", "challenge", "record", "address", "review", "support"),
    ("timely", "clear", "weak", "strong", "most", "some", "few", "regular", "better", "careful"),
    ("plans", "visits", "risks", "decisions", "homes", "assessments", "court papers", "reviews", "advice", "delays"),
)


def gss_codes(scale: int) -> list[str]:
    """Codes of made-up authorities, outside the range that real ones have."""
    return [f"E09{100_000 + number}" for number in range(AUTHORITIES * scale)]


def authority_name(number: int) -> str:
    """What the authority of this number is called."""
    return f"Madeshire {number}"


def authorities_turtle(scale: int) -> str:
    """The authorities as the ontology's Turtle has them."""
    lines = [
        "@prefix bg: <https://w3id.org/borough-graph/def#> .",
        "@prefix authority: <https://w3id.org/borough-graph/id/authority/> .",
    ]
    codes = gss_codes(scale)
    for number, code in enumerate(codes):
        region = REGIONS[number % len(REGIONS)]
        like = (codes[(number + step * len(REGIONS)) % len(codes)] for step in range(1, NEIGHBOURS + 1))
        neighbours = ", ".join(f"authority:{other}" for other in like)
        lines.append(
            f'authority:{code} a bg:Authority ; bg:name "{authority_name(number)}"@en ; bg:gssCode "{code}" ; '
            f'bg:kind "county" ; bg:region "{region}" ; bg:statisticalNeighbour {neighbours} .'
        )
    return "\n".join(lines) + "\n"


def declare_authorities(folder: Path, scale: int) -> None:
    """Make the made-up authorities known to the ontology, in this process and in those that it starts."""
    path = folder / "authorities.ttl"
    path.write_text(authorities_turtle(scale), encoding="utf-8")
    os.environ["BOROUGHS_AUTHORITIES"] = str(path)
    load_ontology.cache_clear()


def _name(random: Random) -> str:
    return f"{random.choice(_FORENAMES)} {random.choice(_MIDDLE_NAMES)} {random.choice(_SURNAMES)}"


def _sentence(random: Random) -> str:
    words = (random.choice(_WORDS[place % len(_WORDS)]) for place in range(random.randint(12, 40)))
    return " ".join(words).capitalize() + "."


def _themes(random: Random) -> list[str]:
    return random.sample(sorted(load_ontology().themes), random.randint(1, 3))


def _outcomes() -> list[str]:
    return sorted(outcome.notation for outcome in load_ontology().framework_outcomes.values())


def _report(random: Random, code: str, framework: str, ended: str, recommendations: list[str]) -> Bundle:
    paper = Paper(f"{code}-{framework}-{ended}.pdf", f"{framework}-report", f"{framework} report, {code}")
    inspection = paper.inspection(code, ended, framework, endedOn=ended)
    paper.inspectors(inspection, *(_name(random) for _ in range(5)))
    paper.judgements(inspection, **{area: random.choice(GRADES) for area in AREAS})
    paper.tenure(code, DIRECTOR, "Director of Children's Services", name=_name(random), started=f"{ended[:4]}-01")
    services = [paper.service(code, name, kind) for name, kind in SERVICES]
    for number, text in enumerate(recommendations, start=1):
        recommendation = paper.recommendation(inspection, number, text, themes=_themes(random))
        if ended > LAST_FRAMEWORK:
            paper.link("CITES", recommendation, f"framework-outcome/{random.choice(_outcomes())}")
    for number in range(1, FINDINGS[framework] + 1):
        polarity = random.choice(("strength", "weakness"))
        text = SCRUTINY if number == FINDINGS[framework] else _sentence(random)
        finding = paper.finding(inspection, number, text, polarity=polarity, themes=_themes(random))
        if random.random() < 0.3:
            paper.link("CONCERNS", finding, random.choice(services))
    for indicator in ("children-under-18", "looked-after", "child-protection-plans"):
        paper.statistic(code, indicator, random.randint(100, 60_000), "children", measured=f"{ended[:4]}-03-31")
    return paper.build()


def _plans(random: Random, code: str, responds_to: str, recommendations: list[str]) -> Iterator[Bundle]:
    """The plan and its later version, which has the same actions, rated again."""
    actions = [[_sentence(random) for _ in range(ACTIONS)] for _ in recommendations]
    for dated, rated in (("2016-09", "2017-01-31"), ("2017-09", "2018-01-31")):
        yield _plan(random, code, responds_to, recommendations, actions, dated, rated)


def _plan(
    random: Random,
    code: str,
    responds_to: str,
    recommendations: list[str],
    actions: list[list[str]],
    dated: str,
    rated: str,
) -> Bundle:
    paper = Paper(f"{code}-plan-{dated}.docx", "improvement-plan", f"Improvement plan, {code}", dated)
    inspection = paper.inspection(code, responds_to, "sif", endedOn=responds_to)
    plan = paper.plan(code, dated, f"Improvement plan, {code}", responds_to=inspection)
    owners = [paper.person(code, _name(random)) for _ in range(6)]
    police = paper.organisation(f"{random.choice(_SURNAMES)} Police", "police")
    for number, text in enumerate(recommendations[:OBJECTIVES], start=1):
        objective = paper.objective(plan, number, text, themes=_themes(random))
        paper.link("WITH_PARTNER", objective, police)
        for position, action in enumerate(actions[number - 1], start=1):
            due = f"2017-{random.randint(1, 12):02}-{random.randint(1, 28):02}" if random.random() < 0.8 else None
            owner = random.choice(owners) if random.random() < 0.8 else None
            rag = (random.choice(("red", "amber", "green")), rated)
            paper.action(objective, position, action, due=due, owner=owner, rag=rag)
    return paper.build()


def _article(random: Random, code: str, ended: str) -> Bundle:
    paper = Paper(f"{code}-news.html", "news-article", f"{code} inspected", "2016-06-08")
    inspection = paper.inspection(code, ended, "sif", statedOn=ended)
    paper.judgements(inspection, overall=random.choice(GRADES))
    return paper.build()


def authority_bundles(code: str, seed: int = 0) -> Iterator[Bundle]:
    """The documents of one authority, which depend on nothing but its code and the seed."""
    random = Random(f"{seed}/{code}")
    ended = f"2016-03-{random.randint(10, 28)}"
    recommendations = [_sentence(random) for _ in range(RECOMMENDATIONS["sif"])]
    yield _report(random, code, "sif", ended, recommendations)
    yield from _plans(random, code, ended, recommendations)
    yield _article(random, code, ended)
    for later in (f"2019-11-{random.randint(10, 28)}", f"2023-05-{random.randint(10, 28)}"):
        texts = [_sentence(random) for _ in range(RECOMMENDATIONS["ilacs"])]
        yield _report(random, code, "ilacs", later, texts)


def bundles(scale: int = 1, seed: int = 0) -> Iterator[Bundle]:
    """The documents of so many countries, authority by authority. `declare_authorities` comes first."""
    for code in gss_codes(scale):
        yield from authority_bundles(code, seed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    declare_authorities(options.folder, options.scale)
    for bundle in bundles(options.scale, options.seed):
        path = options.folder / f"{bundle.document['fileName']}.json"
        path.write_text(bundle.dumps(), encoding="utf-8")


if __name__ == "__main__":
    main()
