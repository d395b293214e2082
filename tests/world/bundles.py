"""Bundles of made-up documents about made-up boroughs, with the traps of the real ones. Used by the tests of merge,
store, writer and questions; `all_bundles()` is the whole small world.

Larchmere (E09000901)
- `larchmere_sif_2016`: inspected 22 February to 18 March 2016, published 7 June 2016. Three recommendations and one
  for the board; director in post since 2015-09-01, without a name; an earlier inspection that is "May 2012" in one
  place and "June 2012" in another; 476 children looked after in one place and 467 in another; adoption delay
  criticised.
- `larchmere_scan_2016`: the same report as a scan that lost its front page, dates and some numbers (an undated
  inspection).
- `larchmere_news_2016`: an article of 8 June 2016 that knows the inspection as "published in June 2016", and names
  Imogen Farrow as director that day; it knows the earlier inspection only as "2012".
- `larchmere_plan_2016`: the plan of September 2016. Its objectives are in another order than the recommendations, and
  one is reworded; it says that the report was published on 6 June; "31st April 2017" has no date; an action without
  an owner.
- `larchmere_plan_2017`: the next version, with status reports.
- `larchmere_ilacs_2019`: the re-inspection, ended 22 November 2019, no publication date; adoption delay praised; the
  inspection before it is "2016"; another director since 2018-04.

Quillhaven (E09000902)
- `quillhaven_pack_2021`: a committee pack: a cover report that repeats the recommendations under the inspection's
  month, and the ILACS report itself (ended 12 March 2021). Chief executive spelt Neal and Neale.
- `quillhaven_jtai_2023`: a letter to named people: Imogen Farrow is now director here; a chief constable's post
  belongs to a police force.

Kestrel Bay (E08000901)
- `kestrel_ilacs_2022`: a report that shares an inspector (in capitals) with Larchmere's, and nothing else.
"""

from __future__ import annotations

from loaders.bundle import Bundle
from tests.world.paper import Paper

LARCHMERE, QUILLHAVEN, KESTREL_BAY = "E09000901", "E09000902", "E08000901"

SIF_2016 = f"inspection/{LARCHMERE}/2016-03-18/sif"
ILACS_2019 = f"inspection/{LARCHMERE}/2019-11-22/ilacs"
ILACS_2021 = f"inspection/{QUILLHAVEN}/2021-03-12/ilacs"
PLAN_2016 = f"plan/{LARCHMERE}/2016-09"

DIRECTOR = "director-of-childrens-services"
DIRECTOR_TITLE = "Director of Children's Services"

ADOPTION = (
    "Reduce the time that children wait to move in with an adoptive family, by tracking each child's plan from the "
    "day it is agreed."
)
SUPERVISION = "Make sure that team managers supervise social workers every month and write down what was decided."
HEALTH = "Tell all care leavers about their health histories and what the council must do for them before they turn 18."
BOARD_DATA = "Collect figures from every partner agency and challenge those whose practice falls behind."

ADOPTION_FINDING = (
    "Too many children wait longer than the national average to live with adopters once a court has made an order."
)
SUPERVISION_FINDING = (
    "Managers meet their social workers irregularly, and notes of these meetings seldom show a decision."
)
HEALTH_FINDING = "Few care leavers are given their health histories, and some do not know what help they may ask for."
FRONT_DOOR_FINDING = (
    "Contacts to the multi-agency safeguarding hub are answered on the same day, with clear thresholds."
)


def larchmere_sif_2016() -> Bundle:
    paper = Paper("larchmere-sif-2016.pdf", "sif-report", "Larchmere: inspection of services", "2016-06-07")
    inspection = paper.inspection(
        LARCHMERE, "2016-03-18", "sif", startedOn="2016-02-22", endedOn="2016-03-18", publishedOn="2016-06-07"
    )
    paper.inspectors(inspection, "Dorothy Ainsley", "Kwame Osei", "Tom Birch")
    paper.judgements(
        inspection,
        overall="requires_improvement",
        help_and_protection="requires_improvement",
        children_in_care="requires_improvement",
        adoption="inadequate",
        care_leavers="requires_improvement",
        leadership="requires_improvement",
        lscb="good",
    )
    adoption = paper.recommendation(inspection, 1, ADOPTION, themes=["adoption-timeliness"])
    supervision = paper.recommendation(inspection, 2, SUPERVISION, themes=["supervision", "management-oversight"])
    health = paper.recommendation(inspection, 3, HEALTH, themes=["physical-health", "care-leaver-entitlements"])
    paper.recommendation(inspection, 1, BOARD_DATA, board=True, themes=["performance-information"])
    hub = paper.service(LARCHMERE, "Multi-agency safeguarding hub", "hub")
    front_door = paper.finding(
        inspection,
        13,
        FRONT_DOOR_FINDING,
        section="help-and-protection",
        polarity="strength",
        themes=["front-door"],
    )
    paper.link("CONCERNS", front_door, hub)
    for number, text, section, theme, supported in (
        (14, ADOPTION_FINDING, "adoption", "adoption-timeliness", adoption),
        (15, SUPERVISION_FINDING, "leadership", "supervision", supervision),
        (16, HEALTH_FINDING, "care-leavers", "physical-health", health),
    ):
        finding = paper.finding(inspection, number, text, section=section, polarity="weakness", themes=[theme])
        paper.link("SUPPORTS", finding, supported)

    earlier = paper.inspection(LARCHMERE, "2012-05", "safeguarding-and-looked-after", statedOn="2012-05")
    paper.judgements(earlier, safeguarding="good")
    paper.builder.claim(earlier, "statedOn", "2012-05", paper.says("The last inspection was in May 2012."))
    paper.builder.claim(earlier, "statedOn", "2012-06", paper.says("Services have declined since June 2012."))

    paper.tenure(LARCHMERE, DIRECTOR, DIRECTOR_TITLE, started="2015-09-01", attested="2016-03-18")
    paper.tenure(LARCHMERE, "chief-executive", "Chief Executive", started="2014-04", attested="2016-03-18")
    paper.statistic(LARCHMERE, "children-under-18", 58210, "children", date="2016-03-18")
    looked_after = paper.statistic(LARCHMERE, "looked-after", 476, "children", measured="2016-01-31", national=60)
    paper.builder.claim(looked_after, "value", 476, paper.says("On 31 January 2016, 476 children were looked after."))
    paper.builder.claim(looked_after, "value", 467, paper.says("The council looks after 467 children."))
    return paper.build()


def larchmere_scan_2016() -> Bundle:
    paper = Paper("larchmere-scan.txt", "sif-report", "Larchmere (scan)")
    inspection = paper.undated_inspection(LARCHMERE, "sif")
    paper.judgements(inspection, adoption="inadequate", leadership="requires_improvement")
    # Numbers are lost or wrong, and the scanner broke words.
    paper.recommendation(inspection, 1, SUPERVISION.replace("managers supervise", "managers super vise"))
    paper.recommendation(inspection, 2, HEALTH.replace("histories", "hist0ries"))
    paper.finding(inspection, 1, ADOPTION_FINDING.replace("national", "natlonal"), section="adoption")
    paper.finding(inspection, 2, SUPERVISION_FINDING, section="leadership")
    paper.tenure(LARCHMERE, DIRECTOR, DIRECTOR_TITLE.upper(), started="2015-09")
    return paper.build()


def larchmere_news_2016() -> Bundle:
    paper = Paper("larchmere-news-2016.txt", "news-article", "Borough told to speed up adoption", "2016-06-08")
    inspection = paper.inspection(LARCHMERE, "2016-06", "unknown", publishedOn="2016-06")
    paper.judgements(inspection, overall="requires_improvement", adoption="inadequate")
    earlier = paper.inspection(LARCHMERE, "2012", "unknown", statedOn="2012")
    paper.judgements(earlier, safeguarding="good")
    paper.tenure(LARCHMERE, DIRECTOR, "director of children's services", name="Imogen Farrow", attested="2016-06-08")
    return paper.build()


def larchmere_plan_2016() -> Bundle:
    paper = Paper("larchmere-plan-2016.docx", "improvement-plan", "Improvement plan", "2016-09")
    inspection = paper.inspection(LARCHMERE, "2016-06-06", "sif", publishedOn="2016-06-06")
    plan = paper.plan(LARCHMERE, "2016-09", "Larchmere children's improvement plan", responds_to=inspection)
    director = paper.post(LARCHMERE, DIRECTOR, "Director of Children's Services (DCS)")
    owner = paper.person(LARCHMERE, "Ruth Calder")
    quillhaven = f"authority/{QUILLHAVEN}"
    clinic = paper.organisation("Larchmere Health Partnership", "health")

    health = paper.objective(
        plan,
        1,
        "All care leavers will be told about their health histories, and what the council must do for them, "
        "by the age of 18",
        themes=["physical-health"],
    )
    paper.action(
        health, 1, "Write a leaflet on health histories with care leavers", due="2016-12", owner=owner, owner_text="RC"
    )
    paper.action(
        health, 2, "Hold a drop-in clinic each week", due_text="31st April 2017", owner=director, owner_text="DCS"
    )
    paper.link("WITH_PARTNER", health, clinic)
    paper.outcome(health, 1, "Every care leaver knows whom to ask about health")
    paper.measure(health, 1, "All of the young people aged 17 have their history on file")

    adoption = paper.objective(plan, 2, ADOPTION, themes=["adoption-timeliness"])
    paper.action(
        adoption,
        1,
        "Set up a weekly tracking meeting for plans of adoption",
        due="2016-10-31",
        owner=owner,
        owner_text="RC",
    )
    paper.action(adoption, 2, "Recruit adopters together with neighbours", due_text="tbc", owner_text="JH")
    paper.link("WITH_PARTNER", adoption, quillhaven)

    supervision = paper.objective(plan, 3, SUPERVISION, themes=["supervision"])
    paper.action(supervision, 1, "Publish a supervision policy", due="2016-11-30", owner=director, owner_text="DCS")
    return paper.build()


def larchmere_plan_2017() -> Bundle:
    paper = Paper("larchmere-plan-2017.xlsx", "improvement-plan", "Improvement plan: update", "2017-03")
    inspection = paper.inspection(LARCHMERE, "2016", "sif", statedOn="2016")
    plan = paper.plan(
        LARCHMERE, "2017-03", "Larchmere children's improvement plan", responds_to=inspection, status="update"
    )
    owner = paper.person(LARCHMERE, "Ruth Calder")
    adoption = paper.objective(plan, 1, ADOPTION, themes=["adoption-timeliness"])
    paper.action(
        adoption,
        1,
        "Set up a weekly tracking meeting for plans of adoption",
        due="2016-10-31",
        owner=owner,
        owner_text="RC",
        rag=("green", "2017-03-10"),
    )
    paper.action(
        adoption,
        2,
        "Recruit adopters together with our neighbours",
        due="2017-06",
        owner=owner,
        owner_text="RC",
        rag=("red", "2017-03-10"),
    )
    return paper.build()


def larchmere_ilacs_2019() -> Bundle:
    paper = Paper("larchmere-ilacs-2019.pdf", "ilacs-report", "Larchmere: inspection of children's services")
    inspection = paper.inspection(LARCHMERE, "2019-11-22", "ilacs", startedOn="2019-11-11", endedOn="2019-11-22")
    paper.inspectors(inspection, "Kwame Osei", "Sheila Marsh")
    paper.judgements(inspection, overall="good", help_and_protection="good", children_in_care="good", leadership="good")
    paper.recommendation(
        inspection,
        1,
        "How consistently managers supervise social workers and record their decisions",
        kind="area-for-improvement",
        themes=["supervision"],
    )
    paper.finding(
        inspection,
        1,
        "Children now move quickly to live with adopters, because plans are followed closely from the start.",
        section="children-in-care",
        polarity="strength",
        themes=["adoption-timeliness"],
    )
    paper.finding(
        inspection,
        2,
        "Supervision is still uneven between teams.",
        section="leadership",
        polarity="weakness",
        themes=["supervision"],
    )
    earlier = paper.inspection(LARCHMERE, "2016", "unknown", statedOn="2016")
    paper.judgements(earlier, overall="requires_improvement")
    paper.tenure(LARCHMERE, DIRECTOR, "Executive Director for Children", started="2018-04", name="Peter Lunn")
    return paper.build()


def quillhaven_pack_2021() -> Bundle:
    pack = Paper("quillhaven-pack-2021.md", "committee-pack", "Cabinet papers", "2021-06-15")
    cover = pack.part("cover", "committee-report", "Outcome of the inspection", "2021-06-15")
    told = cover.inspection(QUILLHAVEN, "2021-03", "ilacs", endedOn="2021-03")
    first = "The quality of plans for children in need, so that families know what has to change"
    second = "How soon children who come into care see a nurse"
    cover.recommendation(told, 1, second, kind="area-for-improvement")
    cover.recommendation(told, 2, first, kind="area-for-improvement")
    cover.tenure(QUILLHAVEN, "chief-executive", "Chief Executive", name="Andrew Neale", attested="2021-06-15")

    report = pack.part("report", "ilacs-report", "Quillhaven: inspection of children's services")
    inspection = report.inspection(QUILLHAVEN, "2021-03-12", "ilacs", startedOn="2021-03-01", endedOn="2021-03-12")
    report.inspectors(inspection, "Sheila Marsh")
    report.judgements(
        inspection,
        overall="inadequate",
        help_and_protection="inadequate",
        children_in_care="requires_improvement",
        leadership="inadequate",
    )
    report.recommendation(inspection, 1, first, kind="area-for-improvement", themes=["child-protection-planning"])
    report.recommendation(inspection, 2, second, kind="area-for-improvement", themes=["physical-health"])
    report.finding(
        inspection,
        1,
        "Plans for children in need are long, and families cannot tell from them what has to change.",
        section="help-and-protection",
        polarity="weakness",
        themes=["child-protection-planning"],
    )
    report.tenure(QUILLHAVEN, "chief-executive", "Chief Executive", name="Andrew Neal", attested="2021-03-12")
    return pack.build()


def quillhaven_jtai_2023() -> Bundle:
    paper = Paper(
        "quillhaven-jtai-2023.pdf", "jtai-letter", "Joint targeted area inspection of Quillhaven", "2023-07-04"
    )
    inspection = paper.inspection(
        QUILLHAVEN,
        "2023-05-19",
        "jtai",
        startedOn="2023-05-15",
        endedOn="2023-05-19",
        publishedOn="2023-07-04",
        topic="The multi-agency response to families who need help",
    )
    police = paper.organisation("Quillhaven Police", "police")
    paper.finding(
        inspection,
        1,
        "Partners share what they know early, and families get help before their troubles grow.",
        polarity="strength",
        themes=["early-help", "partnership"],
    )
    improve = paper.recommendation(
        inspection,
        1,
        "The attendance of the police at strategy discussions",
        kind="area-for-improvement",
        themes=["strategy-discussions"],
    )
    paper.link("DIRECTED_TO", improve, police)
    paper.tenure(QUILLHAVEN, DIRECTOR, DIRECTOR_TITLE, name="Imogen Farrow", attested="2023-07-04")
    paper.tenure("quillhaven-police", "chief-constable", "Chief Constable", name="Joan Pike", attested="2023-07-04")
    return paper.build()


def kestrel_ilacs_2022() -> Bundle:
    paper = Paper("kestrel-bay-ilacs-2022.pdf", "ilacs-report", "Kestrel Bay: inspection of children's services")
    inspection = paper.inspection(KESTREL_BAY, "2022-10-07", "ilacs", startedOn="2022-09-26", endedOn="2022-10-07")
    paper.inspectors(inspection, "DOROTHY AINSLEY", "Sheila Marsh")
    paper.judgements(
        inspection,
        overall="outstanding",
        help_and_protection="good",
        children_in_care="outstanding",
        leadership="outstanding",
    )
    paper.recommendation(
        inspection,
        1,
        "The advice that care leavers get about their money and their rights",
        kind="area-for-improvement",
        themes=["care-leaver-entitlements"],
    )
    paper.finding(
        inspection,
        1,
        "Children find loving families quickly, and adopters are prepared well.",
        section="children-in-care",
        polarity="strength",
        themes=["adoption-timeliness", "adopter-recruitment"],
    )
    return paper.build()


def all_bundles() -> list[Bundle]:
    """The whole made-up world."""
    return [
        larchmere_sif_2016(),
        larchmere_scan_2016(),
        larchmere_news_2016(),
        larchmere_plan_2016(),
        larchmere_plan_2017(),
        larchmere_ilacs_2019(),
        quillhaven_pack_2021(),
        quillhaven_jtai_2023(),
        kestrel_ilacs_2022(),
    ]
