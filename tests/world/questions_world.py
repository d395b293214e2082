"""More made-up documents, so that every question has something to answer. Used with `tests.world.bundles`.

Quillhaven (E09000902), inspected 12 March 2021 as inadequate in `tests.world.bundles`
- `quillhaven_plan_2021`: answers its two points; the second has no action. One action is amber, one is late.
- `quillhaven_ilacs_2023`: requires improvement; plans for children in need are now praised, health criticised again.
- `quillhaven_plan_2024`: answers that, and says nothing about reviews.
- `quillhaven_ilacs_2025`: good.

Thornbury Vale (E06000901)
- `thornbury_ilacs_2018`: good, while Joel Strand is director.
- `thornbury_ilacs_2026`: no overall grade; recommendations cite the national framework.

Ashcombe and Wyke (E10000901)
- `ashcombe_tenures`: a director who left, an interim one from Thornbury Vale, two lead members at once; Thornbury
  Vale's own directors, one of whom returned.

Kestrel Bay (E08000901)
- `kestrel_plan_2020`: a plan that answers no inspection; a trust runs the services.
"""

from __future__ import annotations

from loaders.bundle import Bundle
from tests.world.bundles import DIRECTOR, DIRECTOR_TITLE, ILACS_2021, KESTREL_BAY, QUILLHAVEN
from tests.world.paper import Paper

THORNBURY_VALE, ASHCOMBE = "E06000901", "E10000901"

CHILDREN_IN_NEED = "The quality of plans for children in need, so that families know what has to change"
NURSE = "How soon children who come into care see a nurse"


def quillhaven_plan_2021() -> Bundle:
    paper = Paper("quillhaven-plan-2021.docx", "improvement-plan", "Quillhaven improvement plan", "2021-09-20")
    inspection = paper.inspection(QUILLHAVEN, "2021-03-12", "ilacs", endedOn="2021-03-12")
    plan = paper.plan(QUILLHAVEN, "2021-09", "Quillhaven improvement plan", responds_to=inspection)
    owner = paper.person(QUILLHAVEN, "Lena Marsh")
    health = paper.organisation("Quillhaven Health Trust", "health")
    panel = paper.service(QUILLHAVEN, "Planning Panel", "panel")

    planning = paper.objective(plan, 1, CHILDREN_IN_NEED, themes=["child-protection-planning"])
    paper.link("ADDRESSES", planning, f"{ILACS_2021}/recommendation/1")
    rewrite = paper.action(
        planning,
        1,
        "Rewrite the form for plans",
        due="2021-12",
        owner=owner,
        owner_text="LM",
        rag=("green", "2022-02-01"),
    )
    paper.link("CONCERNS", rewrite, panel)
    train = paper.action(
        planning, 2, "Train every team", due="2022-01-31", due_text="31 Jan", owner=owner, rag=("amber", "2022-02-01")
    )
    paper.link("WITH_PARTNER", train, health)
    paper.link("ABOUT", train, "theme/workforce")
    paper.action(planning, 3, "Ask families each spring", due_text="ongoing", owner_text="Head of Service")

    nurse = paper.objective(plan, 2, NURSE, themes=["physical-health"])
    paper.link("ADDRESSES", nurse, f"{ILACS_2021}/recommendation/2")
    paper.link("WITH_PARTNER", nurse, health)
    return paper.build()


def quillhaven_ilacs_2023() -> Bundle:
    paper = Paper(
        "quillhaven-ilacs-2023.pdf", "ilacs-report", "Quillhaven: inspection of children's services 2023", "2024-01-15"
    )
    inspection = paper.inspection(
        QUILLHAVEN, "2023-11-17", "ilacs", startedOn="2023-11-06", endedOn="2023-11-17", publishedOn="2024-01-15"
    )
    paper.judgements(
        inspection,
        overall="requires_improvement",
        help_and_protection="requires_improvement",
        children_in_care="inadequate",
        leadership="good",
    )
    paper.recommendation(inspection, 1, NURSE, kind="area-for-improvement", themes=["physical-health"])
    panel = paper.service(QUILLHAVEN, "Planning Panel", "panel")
    team = paper.service(QUILLHAVEN, "Children Looked After Team", "team")
    paper.finding(
        inspection,
        1,
        "Plans for children in need are short and clear, because a panel reads each of them.",
        section="help-and-protection",
        polarity="strength",
        themes=["child-protection-planning", "quality-assurance"],
    )
    paper.link("CONCERNS", f"{inspection}/finding/1", panel)
    weak = paper.finding(
        inspection,
        2,
        "The team lets health assessments slip, and reviews do not notice it.",
        section="children-in-care",
        polarity="weakness",
        themes=["physical-health", "care-reviews"],
    )
    paper.link("CONCERNS", weak, team)
    paper.link("SUPPORTS", weak, f"{inspection}/recommendation/1")
    paper.finding(
        inspection,
        3,
        "Scrutiny by elected members is regular, though not yet sharp.",
        section="leadership",
        polarity="mixed",
        themes=["governance"],
    )
    paper.statistic(QUILLHAVEN, "looked-after", 300, "children", measured="2023-09-30")
    paper.statistic(QUILLHAVEN, "children-under-18", 40000, "children", measured="2022-06-30")
    return paper.build()


def quillhaven_plan_2024() -> Bundle:
    paper = Paper("quillhaven-plan-2024.docx", "improvement-plan", "Quillhaven health plan", "2024-03-11")
    inspection = paper.inspection(QUILLHAVEN, "2023-11-17", "ilacs", endedOn="2023-11-17")
    plan = paper.plan(QUILLHAVEN, "2024-03", "Quillhaven health plan", responds_to=inspection)
    nurse = paper.objective(plan, 1, NURSE, themes=["physical-health"])
    paper.link("ADDRESSES", nurse, f"{inspection}/recommendation/1")
    nurses = paper.post(QUILLHAVEN, "lead-nurse", "Lead Nurse")
    paper.action(
        nurse, 1, "Book the first visit within a week", due="2024-06", owner=nurses, rag=("blue", "2024-06-28")
    )
    return paper.build()


def quillhaven_ilacs_2025() -> Bundle:
    paper = Paper(
        "quillhaven-ilacs-2025.pdf", "ilacs-report", "Quillhaven: inspection of children's services 2025", "2025-08-04"
    )
    inspection = paper.inspection(
        QUILLHAVEN, "2025-06-20", "ilacs", startedOn="2025-06-09", endedOn="2025-06-20", publishedOn="2025-08-04"
    )
    paper.judgements(inspection, overall="good", help_and_protection="good", children_in_care="good", leadership="good")
    paper.finding(
        inspection,
        1,
        "Health assessments are prompt, and reviews check that advice is followed.",
        section="children-in-care",
        polarity="strength",
        themes=["physical-health", "care-reviews"],
    )
    return paper.build()


def thornbury_ilacs_2018() -> Bundle:
    paper = Paper(
        "thornbury-ilacs-2018.pdf", "ilacs-report", "Thornbury Vale: inspection of children's services", "2018-04-25"
    )
    inspection = paper.inspection(
        THORNBURY_VALE, "2018-03-09", "ilacs", startedOn="2018-02-26", endedOn="2018-03-09", publishedOn="2018-04-25"
    )
    paper.judgements(inspection, overall="good", leadership="outstanding")
    paper.finding(
        inspection,
        1,
        "Families get early help from one team, close to where they live.",
        section="help-and-protection",
        polarity="strength",
        themes=["early-help"],
    )
    return paper.build()


def thornbury_ilacs_2026() -> Bundle:
    paper = Paper(
        "thornbury-ilacs-2026.pdf",
        "ilacs-report",
        "Thornbury Vale: inspection of children's services 2026",
        "2026-06-30",
    )
    inspection = paper.inspection(
        THORNBURY_VALE, "2026-05-15", "ilacs", startedOn="2026-05-05", endedOn="2026-05-15", publishedOn="2026-06-30"
    )
    paper.judgements(inspection, help_and_protection="good", leadership="good")
    for number, text, printed, outcomes in (
        (1, "The safety of children who go missing", "Outcome 3", ["outcome-3"]),
        (2, "The oversight of plans by managers", "Outcome three, Enabler 2", ["outcome-3", "enabler-2"]),
        (3, "The number of local foster homes", None, []),
    ):
        recommendation = paper.recommendation(inspection, number, text, kind="area-for-improvement")
        if printed:
            paper.builder.set(recommendation, "outcomeText", printed)
        for outcome in outcomes:
            paper.link("CITES", recommendation, f"framework-outcome/{outcome}")
    return paper.build()


def ashcombe_tenures() -> Bundle:
    paper = Paper("ashcombe-posts.csv", "tenure-list", "Posts and their holders")
    paper.tenure(
        ASHCOMBE,
        DIRECTOR,
        DIRECTOR_TITLE,
        name="Mara Vint",
        started="2017-01-09",
        ended="2021-03-12",
        basis="permanent",
    )
    paper.tenure(ASHCOMBE, DIRECTOR, DIRECTOR_TITLE, name="Joel Strand", started="2021-03-15", basis="interim")
    paper.tenure(ASHCOMBE, "lead-member", "Lead Member", name="Asha Merrow", started="2018-05", ended="2022-05")
    paper.tenure(ASHCOMBE, "lead-member", "Lead Member", name="Colin Beck", started="2020-06")
    ivy = "Ivy Penhallow"
    paper.tenure(THORNBURY_VALE, DIRECTOR, DIRECTOR_TITLE, name=ivy, started="2012-01", ended="2015-05")
    paper.tenure(THORNBURY_VALE, DIRECTOR, DIRECTOR_TITLE, name="Joel Strand", started="2015-06", ended="2020-02")
    paper.tenure(THORNBURY_VALE, DIRECTOR, DIRECTOR_TITLE, name=ivy, started="2020-03")
    return paper.build()


def kestrel_plan_2020() -> Bundle:
    paper = Paper("kestrel-plan-2020.xlsx", "improvement-plan", "Kestrel Bay children's plan", "2020-01-10")
    plan = paper.plan(KESTREL_BAY, "2020-01", "Kestrel Bay children's plan")
    objective = paper.objective(plan, 1, "Grow our own foster families", themes=["fostering"])
    paper.action(objective, 1, "Open an evening helpline", due="2020-06-30", owner_text="Trust")
    trust = paper.organisation("Kestrel Children's Trust", "trust")
    paper.link("DELIVERS_FOR", trust, f"authority/{KESTREL_BAY}")
    paper.tenure("kestrel-childrens-trust", DIRECTOR, DIRECTOR_TITLE, name="Nell Abara", attested="2020-01-10")
    return paper.build()


def further_bundles() -> list[Bundle]:
    """The documents of this module."""
    return [
        quillhaven_plan_2021(),
        quillhaven_ilacs_2023(),
        quillhaven_plan_2024(),
        quillhaven_ilacs_2025(),
        thornbury_ilacs_2018(),
        thornbury_ilacs_2026(),
        ashcombe_tenures(),
        kestrel_plan_2020(),
    ]
