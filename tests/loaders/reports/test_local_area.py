"""The local-area section of a report: each kind of sentence, in the template's layout and in its variants."""

from __future__ import annotations

import pytest

from loaders.bundle import Bundle, BundleBuilder, Value
from loaders.document import Block, Document, Page
from loaders.reports.local_area import (
    add_providers,
    extract_earlier_inspection_mentions,
    extract_leadership_mentions,
    extract_local_area,
)
from loaders.reports.narrated_posts import present_bases

LOOKED_AFTER_OUT = "looked-after-out-of-area"
HMO = "houses-of-multiple-occupation-last-12-months"
GSS = "E09000901"
OWN = f"inspection/{GSS}/2018-02-22/sif"


def blocks_of(*lines: str) -> tuple[Block, ...]:
    return tuple(Block("item", line, 1, place) for place, line in enumerate(lines, start=1))


def builder_for(*blocks: Block) -> BundleBuilder:
    document = Document(sha256="a" * 64, file_name="report.pdf", format="pdf", pages=(Page(1, blocks),))
    return BundleBuilder(document, kind="sif-report", extractor="test")


def read(*lines: str, document_date: str | None = "2018-05-09") -> Bundle:
    blocks = blocks_of(*lines)
    builder = builder_for(*blocks)
    add_providers(blocks, GSS, builder)
    extract_local_area(blocks, gss_code=GSS, inspection=OWN, document_date=document_date, builder=builder)
    return builder.build()


def statistics(bundle: Bundle) -> dict[tuple[str, str], float | str | int | bool | list[str]]:
    """Indicator and date (or "undated") → value."""
    return {
        (str(n.properties["indicator"]), str(n.properties.get("measuredOn", "undated"))): n.properties["value"]
        for n in bundle.nodes
        if n.label == "Statistic"
    }


def tenures(bundle: Bundle) -> set[tuple[str, str | None, str | None, str | None]]:
    """Role, start, end, basis."""
    return {
        (
            n.id.split("/")[2],
            _text(n.properties.get("startedOn")),
            _text(n.properties.get("endedOn")),
            _text(n.properties.get("basis")),
        )
        for n in bundle.nodes
        if n.label == "Tenure"
    }


def judgements(bundle: Bundle) -> set[tuple[str, str, str]]:
    """Inspection's key, area, grade."""
    return {
        ("/".join(n.id.split("/")[2:4]), str(n.properties["area"]), str(n.properties["grade"]))
        for n in bundle.nodes
        if n.label == "Judgement"
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def test_the_population_and_its_shares() -> None:
    bundle = read(
        "Larchmere is home to 41,350 children and young people under 18. They are 23.5% of the population.",
        "About 17% of them are living in poverty.",
        "Take-up of free school meals:",
        "in primary schools is 18.2% (the national average is 15%),",
        "and in secondary schools is 16% (the national figure is 14.1%).",
    )
    assert statistics(bundle) == {
        ("children-under-18", "undated"): 41350,
        ("children-under-18-share", "undated"): 23.5,
        ("children-in-poverty", "undated"): 17,
        ("free-school-meals-primary", "undated"): 18.2,
        ("free-school-meals-secondary", "undated"): 16,
    }
    meals = next(n for n in bundle.nodes if n.properties.get("indicator") == "free-school-meals-primary")
    assert meals.id == f"statistic/{GSS}/free-school-meals-primary/2018-05-09"
    assert meals.properties["nationalValue"] == 15


def test_figures_with_their_date_rate_and_comparison() -> None:
    bundle = read(
        "At 8 January 2018, 1,204 children had been assessed as being in need of a special service. "
        "This is a reduction from 1,311 at 31 March 2017.",
        "At 8 January 2018, 97 children were subject to a child protection plan "
        "(a rate of 23 per 10,000 children). That is up from 88 (21.5 per 10,000 children) at 12 March 2017.",
        "At 8 January 2018, three children lived in a privately arranged placement.",
    )
    assert statistics(bundle) == {
        ("children-in-need", "2018-01-08"): 1204,
        ("children-in-need", "2017-03-31"): 1311,
        ("child-protection-plans", "2018-01-08"): 97,
        ("child-protection-plans-rate", "2018-01-08"): 23,
        ("child-protection-plans", "2017-03-12"): 88,
        ("child-protection-plans-rate", "2017-03-12"): 21.5,
        ("private-fostering", "2018-01-08"): 3,
    }


def test_the_parts_of_the_number_looked_after_take_its_date() -> None:
    bundle = read(
        "At 8 January 2018, 312 children were looked after by the council. Of this number:",
        "141 (or 45%) live outside the borough",
        "21 live in children’s homes, of whom 15 live out of the borough",
        "five live in residential special schools, all of whom live outside it",
        "230 live with foster families, of whom 38% live out of the borough",
        "nine live with parents. Of these nine, none live outside the area",
        "30 are unaccompanied asylum-seeking children.",
    )
    figures = statistics(bundle)
    assert {on for _, on in figures} == {"2018-01-08"}
    assert {indicator: value for (indicator, _), value in figures.items()} == {
        "looked-after": 312,
        "looked-after-out-of-area": 141,
        "looked-after-out-of-area-share": 45,
        "residential-homes": 21,
        "residential-homes-out-of-area": 15,
        "residential-special-schools": 5,
        "residential-special-schools-out-of-area": 5,
        "foster-families": 230,
        "foster-families-out-of-area": 38,
        "with-parents": 9,
        "with-parents-out-of-area": 0,
        "unaccompanied-asylum-seeking": 30,
    }
    units = {n.properties["indicator"]: n.properties["unit"] for n in bundle.nodes if n.label == "Statistic"}
    assert (units["residential-homes-out-of-area"], units["foster-families-out-of-area"]) == ("children", "percent")


def test_the_last_twelve_months_have_no_date_of_their_own() -> None:
    bundle = read(
        "In the last 12 months:",
        "twenty-two adoptions",
        "14 children became the subject of special guardianship orders",
        "133 ceased to be looked after, of whom 5.5% later returned",
        "no children ceased to be looked after to live in houses of multiple occupation.",
    )
    assert statistics(bundle) == {
        ("adoptions-last-12-months", "undated"): 22,
        ("special-guardianship-orders-last-12-months", "undated"): 14,
        ("ceased-looked-after-last-12-months", "undated"): 133,
        ("returned-to-care-last-12-months", "undated"): 5.5,
        ("houses-of-multiple-occupation-last-12-months", "undated"): 0,
    }


def test_a_list_that_lost_its_bullets_is_read_all_the_same() -> None:
    bundle = read(
        "At 30 June 2016, 98 children were looked after by the council (a rate of 40 per 10,000). "
        "This is a reduction from 104 (42 per 10,000 children) at 12 May 2015. Of this number: 31 live outside "
        "the borough ― 70 live with foster families, of whom 20 live out of it"
    )
    figures = statistics(bundle)
    assert figures["looked-after", "2016-06-30"] == 98
    assert figures["looked-after", "2015-05-12"] == 104
    assert figures["looked-after-rate", "2015-05-12"] == 42
    assert figures["looked-after-out-of-area", "2016-06-30"] == 31
    assert figures["foster-families-out-of-area", "2016-06-30"] == 20


@pytest.mark.parametrize(
    ("lines", "indicator", "value"),
    [
        (["About 8,120 children aged 0 to 17 live in Quillhaven."], "children-under-18", 8120),
        (["At 31 March 2016, there were 412 children in need."], "children-in-need", 412),
        (["At 31 March 2016, there were 95 children subject to child protection plans."], "child-protection-plans", 95),
        (["In May 2016, 95 children had a child protection plan."], "child-protection-plans", 95),
        (["At 31 March 2016, there were 203 children in care."], "looked-after", 203),
        (["In May 2016, the local authority was looking after 203 children."], "looked-after", 203),
        (["At 31 March 2016, 203 children were looked after.", "Of these, 40 live out of area."], LOOKED_AFTER_OUT, 40),
        (
            ["In May 2016, 203 children were looked after by Quillhaven:", "20% (40) are placed outside the area"],
            LOOKED_AFTER_OUT,
            40,
        ),
        (["There were 14 children adopted in the last 12 months."], "adoptions-last-12-months", 14),
        (["The council does not operate any children’s homes."], "childrens-homes", 0),
        (["The council operates a children’s home for short stays."], "childrens-homes", 1),
        (["None is in residential special schools."], "residential-special-schools", 0),
        (["There is one child living in a residential special school."], "residential-special-schools", 1),
        (["Six children left, with one living in a house of multiple occupation."], HMO, 1),
        (
            ["Five live with parentsOne child is an unaccompanied asylum-seeking child."],
            "unaccompanied-asylum-seeking",
            1,
        ),
        (["The proportion entitled to free school meals is 21%, above the average."], "free-school-meals", 21),
        (
            ["The share with English as an additional language is 8%."],
            "english-additional-language",
            8,
        ),
        (["There were 203 looked after children and 88 with care leaver status."], "care-leavers", 88),
        (
            ["Children with English as an additional language:", "and in secondary schools it is 7% (… 14%)."],
            "english-additional-language-secondary",
            7,
        ),
    ],
)
def test_figures_in_other_words(lines: list[str], indicator: str, value: int) -> None:
    figures = statistics(read(*lines))
    assert {v for (i, _), v in figures.items() if i == indicator} == {value}


def test_a_part_of_a_part_is_not_the_part_of_all() -> None:
    figures = statistics(
        read(
            "At 31 March 2016, 203 children were being looked after by the council. Of this number:",
            "30 live in children’s homes, of whom 50% (15) live out of the area.",
        )
    )
    assert not any(indicator == LOOKED_AFTER_OUT for indicator, _ in figures)


@pytest.mark.parametrize(
    ("line", "out_of_area", "value"),
    [
        ("four lived in residential special schools and they lived out of the area", "residential-special-schools", 4),
        ("six live in residential special schools, and all of them outside the area", "residential-special-schools", 6),
        ("one was living in a special school, and was living out of the borough", "residential-special-schools", 1),
        ("one lives in a special school, which is outside of the borough", "residential-special-schools", 1),
        ("200 live with foster families, 50% of whom are kin; 23% live out of the area", "foster-families", 23),
        ("17 live with foster families, most of them near", "foster-families", None),
        ("nine live with parents, none of whom live outside the borough", "with-parents", 0),
        ("nine live with parents, two of whom are out of the area", "with-parents", 2),
        ("nine live with parents, both of whom live within the area", "with-parents", None),
        (
            "five live in special schools3, all of whom are out of the area",
            "residential-special-schools",
            5,
        ),
        ("five live in special schools’, all of whom are outside the area", "residential-special-schools", 5),
        ("five live in special schools’4 , all of whom are outside the area", "residential-special-schools", 5),
    ],
)
def test_the_part_that_is_out_of_the_area(line: str, out_of_area: str, value: int | None) -> None:
    figures = statistics(read("At 31 March 2016, 203 children were looked after. Of this number:", line))
    assert figures.get((f"{out_of_area}-out-of-area", "2016-03-31")) == value


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["At 8 January 2018, 900 children had been identified (in the previous 12 months) as being in need. "
             "This is a decrease from 950 as at 8 January 2017."],
            {("children-in-need", "2018-01-08"): 900, ("children-in-need", "2017-01-08"): 950},
        ),
        (
            ["At 8 January 2018, 40 children were the subject of a child protection plan.",
             "At end of November 2017, three children lived in a private fostering placement."],
            {("child-protection-plans", "2018-01-08"): 40, ("private-fostering", "2017-11"): 3},
        ),
        (
            ["At 8 January 2018, 40 children had a child protection plan. "
             "That is down from 44 at March 31 2017."],
            {("child-protection-plans", "2018-01-08"): 40, ("child-protection-plans", "2017-03-31"): 44},
        ),
        (
            ["At 8 January 2018, 40 children had a child protection plan. "
             "That is up from 31 at 31 March 201711."],
            {("child-protection-plans", "2018-01-08"): 40, ("child-protection-plans", "2017-03-31"): 31},
        ),
        (
            ["At 8 January 2018, the council is looking after 312 children (a rate of 218.4 per 10,000 children)."],
            {("looked-after", "2018-01-08"): 312, ("looked-after-rate", "2018-01-08"): 218.4},
        ),
        (
            ["About 17.5% of the council’s children are living in poverty (as at August 2017)."],
            {("children-in-poverty", "2017-08"): 17.5},
        ),
        (
            ["The borough has a port. At 31 January 2018, there were 113 unaccompanied asylum-seeking children."],
            {("unaccompanied-asylum-seeking", "2018-01-31"): 113},
        ),
    ],
)  # fmt: skip
def test_each_figure_has_the_date_that_is_printed_for_it(
    lines: list[str], expected: dict[tuple[str, str], float]
) -> None:
    assert statistics(read(*lines)) == expected


def test_a_count_and_its_share_are_both_kept() -> None:
    bundle = read(
        "At 31 March 2016, 203 children were looked after:",
        "30 live in children’s homes, of whom 12 (40%) live outside the area.",
    )
    out = {
        n.id: n.properties["value"]
        for n in bundle.nodes
        if n.properties.get("indicator") == "residential-homes-out-of-area"
    }
    key = f"statistic/{GSS}/residential-homes-out-of-area/2016-03-31"
    assert out == {key: 12, f"{key}-percent": 40}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This is the same as at 7 May 2016.", 3),
        ("This is the same figure as that at 7 May 2016.", 3),
        ("This is the same position as 7 May 2016.", 3),
        ("This is unchanged from 7 May 2016.", 3),
        ("This is no change from the situation at 7 May 2016.", 3),
        ("This is no change from three at 7 May 2016.", 3),
        ("The position has not improved since the review of 7 May 2016.", None),
    ],
)
def test_what_has_not_changed_is_the_figure_of_the_earlier_day_too(line: str, expected: int | None) -> None:
    figures = statistics(read(f"At 7 May 2017, three children lived in a private fostering placement. {line}"))
    assert figures.get(("private-fostering", "2016-05-07")) == expected


def test_the_earlier_number_beside_one_that_is_not_printed() -> None:
    bundle = read(
        "At 7 May 2017, fewer than five children lived in a private fostering placement. "
        "This is a reduction from six at 7 May 2016."
    )
    assert statistics(bundle) == {("private-fostering", "2016-05-07"): 6}
    assert len(bundle.warnings) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "In the two years before, five serious incident notifications were submitted and one serious case review "
            "was completed. Two were ongoing at the time of the inspection.",
            {"serious-incident-notifications": 5, "serious-case-reviews": 1, "serious-case-reviews-ongoing": 2},
        ),
        (
            "Five serious incident notifications were submitted and two of these are now serious case reviews.",
            {"serious-incident-notifications": 5, "serious-case-reviews": 2},
        ),
        ("There are no serious case reviews ongoing.", {"serious-case-reviews-ongoing": 0}),
        ("One serious case review (SCR) was on-going.", {"serious-case-reviews-ongoing": 1}),
        ("Seventeen serious case reviews were completed or are ongoing.", {"serious-case-reviews": 17}),
    ],
)  # fmt: skip
def test_incidents_and_reviews_do_not_take_the_day_of_the_line_above(line: str, expected: dict[str, int]) -> None:
    figures = statistics(read("At 31 March 2016, three children lived in a private fostering placement.", line))
    assert figures == {
        ("private-fostering", "2016-03-31"): 3,
        **{(indicator, "undated"): value for indicator, value in expected.items()},
    }


def test_what_is_not_a_number_is_a_warning() -> None:
    bundle = read(
        "One in four children is living in poverty.",
        "At 8 January 2018, fewer than five lived in a privately arranged placement.",
    )
    assert statistics(bundle) == {}
    assert len(bundle.warnings) == 2


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        ("The largest minority ethnic groups are Larch (7.8%) and Elm (4.5%).", True),
        ("In December 2017, 84% of them were within 20 miles of home.", True),
        ("212 languages are spoken in its schools.", True),
        ("At 31 March 2016, 40 live in children’s homes, of whom a small number live outside the area.", True),
        (
            "One company, limited by guarantee, has since April 2014 run what is done for children in need of help.",
            False,
        ),
        ("The service for young people aged 16 and 17 and for care leavers up to the age of 25 is shared.", False),
        ("A serious case review was published on 4 May 2017 under section 85.", False),
        ("The DCS has been in post since 1 May 2016.", False),
        ("The previous inspection of services for looked after children was in August 2010. They were good.", False),
    ],
)
def test_a_figure_for_which_there_is_no_rule_is_a_warning(line: str, warned: bool) -> None:
    assert bool(read(line).warnings) is warned


@pytest.mark.parametrize(
    ("sentence", "tenure"),
    [
        ("The director of children’s services has been in place since May 2016.", ("2016-05", None)),
        ("The DCS has been in post since 2014", ("2014", None)),
        ("The Director of Children’s Services has been in place since 9 September 2015.", ("2015-09-09", None)),
        ("An interim DCS has been in post since June 2017.", ("2017-06", "interim")),
        (
            "The DCS is interim and has been in post since July 2016.",
            ("2016-07", "interim"),
        ),
        ("The DCS has been in post in an acting capacity since April 2013.", ("2013-04", "acting")),
        ("The Corporate Director, Children’s Services has been in post since May 2014.", ("2014-05", None)),
        ("The director for children’s and adults’ services has held the post since May 2014.", ("2014-05", None)),
        (
            "The Director of Family Services, who is the DCS, has been in the post since early May 2014.",
            ("2014-05", None),
        ),
        ("The DCS has been permanently in post since autumn 2014.", ("2014", "permanent")),
        ("The interim DCS took up her post in May 2014.", ("2014-05", "interim")),
        ("The DCS commenced in post in May 2014, having been an assistant director since 2011.", ("2014-05", None)),
    ],
)
def test_since_when_the_director_is_in_post(sentence: str, tenure: tuple[str, str | None]) -> None:
    assert tenures(read(sentence)) == {("director-of-childrens-services", tenure[0], None, tenure[1])}


def test_one_sentence_tells_of_several_posts() -> None:
    bundle = read(
        "The DCS has been in post since May 2014 and the chief executive since June 2012.",
        "The lead member and the chair of the board have both been in post since July 2013.",
        "The LSCB’s chair is shared with Kestrel Bay.",
    )
    assert {(role, start) for role, start, _, _ in tenures(bundle)} == {
        ("director-of-childrens-services", "2014-05"),
        ("chief-executive", "2012-06"),
        ("lead-member", "2013-07"),
        ("lscb-chair", "2013-07"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The deputy director of children’s services has been in place since the autumn of 2014.",
        "The executive director, people and culture, previously the DCS, has been in post since May 2014.",
        "A new DCS has been appointed and will take up post in May 2014.",
        "The DCS left and the assistant director has been in post since May 2014.",
    ],
)
def test_who_does_not_hold_the_post(sentence: str) -> None:
    assert tenures(read(sentence)) == set()


def test_the_other_posts_and_a_previous_holder() -> None:
    bundle = read(
        "Its chief executive has been in place since November 2017.",
        "The independent chair of the LSCB has been in place since May 2016. "
        "The previous chair served from March 2012 to April 2016.",
        "A new lead member will come into post in June 2018.",
    )
    assert tenures(bundle) == {
        ("chief-executive", "2017-11", None, None),
        ("lscb-chair", "2016-05", None, None),
        ("lscb-chair", "2012-03", "2016-04", None),
    }
    assert not any(n.label == "Person" for n in bundle.nodes)


@pytest.mark.parametrize(
    ("sentence", "role", "start"),
    [
        (
            "The current DCS, appointed in March 2022, knows the service well.",
            "director-of-childrens-services",
            "2022-03",
        ),
        (
            "Since August 2023, with the appointment of the permanent DCS, pace has grown.",
            "director-of-childrens-services",
            "2023-08",
        ),
        ("In September 2021, a new chief executive was appointed.", "chief-executive", "2021-09"),
        ("The independent chair, who took up post in August 2010, is able.", "lscb-chair", "2010-08"),
        ("After her appointment in June 2014, the chief executive set to work.", "chief-executive", "2014-06"),
        (
            "Since the arrival of the new DCS in May 2022, much has changed.",
            "director-of-childrens-services",
            "2022-05",
        ),
        ("There was the appointment of an interim DCS in October 2023.", "director-of-childrens-services", "2023-10"),
        ("The DCS took up his substantive role in May 2022.", "director-of-childrens-services", "2022-05"),
    ],
)
def test_running_text_says_since_when(sentence: str, role: str, start: str) -> None:
    blocks = blocks_of(sentence)
    builder = builder_for(*blocks)
    extract_leadership_mentions(blocks, gss_code=GSS, inspection=OWN, builder=builder)
    assert {(r, s) for r, s, _, _ in tenures(builder.build())} == {(role, start)}


def test_running_text_does_not_contradict_the_list() -> None:
    blocks = blocks_of(
        "Its chief executive has been in place since May 2016.", "The chief executive, appointed in 2015, left."
    )
    builder = builder_for(*blocks)
    extract_local_area(blocks[:1], gss_code=GSS, inspection=OWN, document_date=None, builder=builder)
    extract_leadership_mentions(blocks, gss_code=GSS, inspection=OWN, builder=builder)
    assert {start for _, start, _, _ in tenures(builder.build())} == {"2016-05"}


def test_a_number_and_a_share_of_one_day_are_two_figures() -> None:
    bundle = read(
        "At 31 March 2016, 30 live with parents, of whom 20% are outside the area.",
        "At 31 March 2016, 30 live with parents, of whom 7 are outside the area.",
    )

    node = f"statistic/{GSS}/with-parents-out-of-area/2016-03-31"
    parts = {n.id: (n.properties["value"], n.properties["unit"]) for n in bundle.nodes if n.id.startswith(node)}
    assert parts == {node: (20, "percent"), f"{node}-children": (7, "children")}


def attested(*lines: str, ended: str | None = "2018-02-22") -> dict[str, Value]:
    """Start of each tenure → the days on which the holder is in post, by a report whose fieldwork ended then."""
    blocks = blocks_of(*lines)
    builder = builder_for(*blocks)
    builder.node("Inspection", OWN, {"framework": "sif", "endedOn": ended}, blocks[:1], rule="front page")
    extract_local_area(blocks, gss_code=GSS, inspection=OWN, document_date=None, builder=builder)
    extract_leadership_mentions(blocks, gss_code=GSS, inspection=OWN, builder=builder)
    return {
        str(n.properties.get("startedOn", n.id.split("/")[-1])): n.properties.get("attestedOn", [])
        for n in builder.build().nodes
        if n.label == "Tenure"
    }


def test_who_is_in_post_since_a_day_is_in_post_when_fieldwork_ends() -> None:
    assert attested("The DCS has been in post since May 2012 and the chief executive since June 2013.") == {
        "2012-05": ["2018-02-22"],
        "2013-06": ["2018-02-22"],
    }


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The previous chair was in post between May 2012 and June 2013.", "2012-05"),
        ("The DCS was appointed in May 2012.", "2012-05"),
        ("The DCS had been in post since May 2012.", "2012-05"),
    ],
)
def test_who_came_on_a_day_need_not_be_there_when_fieldwork_ends(sentence: str, start: str) -> None:
    assert attested(sentence) == {start: []}


def test_what_a_holder_is_there_to_do_is_no_end() -> None:
    assert attested("The DCS has been in post since May 2012 to bring calm.") == {"2012-05": ["2018-02-22"]}


@pytest.mark.parametrize(
    ("sentence", "starts"),
    [
        ("The DCS has been in post since May 2012 and the new chief executive from June 2018.", ["2012-05", "2018-06"]),
        ("The interim DCS has been in post from May 2012 to June 2013.", ["2012-05"]),
        ("The DCS has been in post since May 2012, until March 2017.", ["2012-05"]),
        ("The DCS, who has been in post since May 2012, left in December 2017.", ["2012-05"]),
        ("The DCS has been in post since May 2012. She left in December 2017.", ["2012-05"]),
    ],
)
def test_who_comes_later_or_has_left_is_not_there_when_fieldwork_ends(sentence: str, starts: list[str]) -> None:
    days = attested(sentence)
    assert list(days) == starts
    assert days[starts[-1]] == []


def test_a_post_held_from_one_day_to_another_has_its_end() -> None:
    bundle = read("The interim DCS has been in post from May 2012 to June 2013.")
    (tenure,) = [n.properties for n in bundle.nodes if n.label == "Tenure"]
    assert tenure == {"startedOn": "2012-05", "endedOn": "2013-06", "basis": "interim"}


def test_a_report_without_its_day_attests_no_day() -> None:
    assert attested("The DCS has been in post since May 2012.", ended=None) == {"2012-05": []}


def test_an_earlier_inspection_with_its_list_of_judgements() -> None:
    bundle = read(
        "The last inspection report for Larchmere was published in May 2014. It judged:",
        "Overall effectiveness: inadequate",
        "Help and protection: requires improvement",
        "Experiences and progress of care leavers: Good.",
    )
    assert judgements(bundle) == {
        ("2014-05/sif", "overall", "inadequate"),
        ("2014-05/sif", "help-and-protection", "requires-improvement"),
        ("2014-05/sif", "care-leavers", "good"),
    }
    inspection = next(n for n in bundle.nodes if n.label == "Inspection")
    assert inspection.properties == {"framework": "sif", "publishedOn": "2014-05"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The previous inspection of safeguarding arrangements was in May 2012. They were judged good.",
            {("2012-05/safeguarding-and-looked-after", "safeguarding", "good")},
        ),
        (
            "The last inspection of looked after children’s services was in June 2011. They were judged outstanding.",
            {("2011-06/safeguarding-and-looked-after", "looked-after-children", "outstanding")},
        ),
        (
            "The last inspection of the protection of children was in May 2013. It was judged adequate.",
            {("2013-05/child-protection", "overall", "adequate")},
        ),
        (
            "The last inspection of safeguarding and looked after services was in March 2011. "
            "It was adequate for safeguarding and good for children looked after, as judged then.",
            {
                ("2011-03/safeguarding-and-looked-after", "safeguarding", "adequate"),
                ("2011-03/safeguarding-and-looked-after", "looked-after-children", "good"),
            },
        ),
        (
            "The last inspection of the fostering service was in August 2012. It was judged satisfactory.",
            {("2012-08/fostering-service", "overall", "adequate")},
        ),
        (
            "The last inspection of safeguarding and looked after children was in May 2010. Both were good. "
            "They were judged to be good for both services.",
            {
                ("2010-05/safeguarding-and-looked-after", "safeguarding", "good"),
                ("2010-05/safeguarding-and-looked-after", "looked-after-children", "good"),
            },
        ),
        ("The council runs two homes, judged good at their last inspection in May 2016.", set()),
    ],
)
def test_an_earlier_inspection_of_a_service(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert judgements(read(sentence)) == expected


def test_a_mention_with_another_month_is_kept_beside_the_first() -> None:
    blocks = blocks_of(
        "The previous inspection of safeguarding arrangements was in May 2012. They were judged good.",
        "Practice has declined since services in Larchmere were last inspected in June 2012.",
    )
    builder = builder_for(*blocks)
    extract_local_area(blocks[:1], gss_code=GSS, inspection=OWN, document_date=None, builder=builder)
    extract_earlier_inspection_mentions(blocks[1:], gss_code=GSS, inspection=OWN, builder=builder)
    bundle = builder.build()
    assert len([n for n in bundle.nodes if n.label == "Inspection"]) == 1
    claims = {(n.properties["property"], n.properties["value"]) for n in bundle.nodes if n.label == "Claim"}
    assert claims == {("endedOn", "2012-05"), ("endedOn", "2012-06")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Since the last full inspection in 2016, when services were judged inadequate overall, all has changed.",
            {("2016/sif", "overall", "inadequate")},
        ),
        (
            "Work with children in care has slipped since the previous inspection of 2015, when they were judged good.",
            {("2015/sif", "children-in-care", "good")},
        ),
        ("Progress has been slow since the last inspection in 2016.", set()),
        (
            "The last Ofsted inspection of Larchmere’s adoption service was in April 2012. It was judged outstanding. "
            "Adoption has slipped and is judged to be inadequate.",
            {("2012-04/adoption-service", "overall", "outstanding")},
        ),
    ],
)
def test_running_text_on_an_earlier_inspection(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    blocks = blocks_of(sentence)
    builder = builder_for(*blocks)
    extract_earlier_inspection_mentions(blocks, gss_code=GSS, inspection=OWN, builder=builder)
    assert judgements(builder.build()) == expected


def test_a_dated_inspection_without_a_grade_is_kept_once_under_its_best_date() -> None:
    blocks = blocks_of(
        "Progress has been slow since the last inspection in 2014.",
        "Plans are better since the previous inspection in May 2014.",
        "Since the last inspection in June 2017, much has changed.",
        "The last inspection in 2012 told leaders much.",
    )
    builder = builder_for(*blocks)
    builder.node("Inspection", OWN, {"framework": "sif", "endedOn": "2017-06-01"}, [blocks[0]], rule="front page")

    extract_earlier_inspection_mentions(blocks, gss_code=GSS, inspection=OWN, builder=builder)

    assert [n.id for n in builder.build().nodes if n.label == "Inspection"] == [OWN, f"inspection/{GSS}/2014-05/sif"]


def test_a_trust_that_runs_the_services_and_its_chief_executive() -> None:
    bundle = read(
        "An independent body, Larchmere Children’s Trust (LCT), delivers all services for children in need.",
        "Its own head, the chief executive of the trust, took up post in July 2014.",
        "The borough’s chief executive has been in place since 2011.",
    )
    links = {(r.type, r.source, r.target) for r in bundle.relationships}
    assert ("DELIVERS_FOR", "organisation/larchmere-childrens-trust", f"authority/{GSS}") in links
    assert {n.id for n in bundle.nodes if n.label == "Tenure"} == {
        "tenure/larchmere-childrens-trust/chief-executive/2014-07",
        f"tenure/{GSS}/chief-executive/2011",
    }


def test_a_trust_that_another_part_of_the_report_names() -> None:
    area = blocks_of("The chief executive of the trust took up post in July 2014.")
    elsewhere = blocks_of("A new company, ‘Together for Children’ (TfC), was set up in 2013.")
    builder = builder_for(*area)

    add_providers(elsewhere, GSS, builder)
    extract_local_area(area, gss_code=GSS, inspection=OWN, document_date="2017-03-01", builder=builder)

    assert [n.id for n in builder.build().nodes if n.label == "Tenure"] == [
        "tenure/together-for-children/chief-executive/2014-07"
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Larchmere’s functions were delegated to Fen Children First (FCF) in 2019.", "Fen Children First"),
        ("All services for children are run by Together for Children.", "Together for Children"),
        ("The council delegated its duties to Fen Vale Children’s Trust (FVCT) in May.", "Fen Vale Children's Trust"),
        (
            "Fen Children’s Trust (FCT) was set up in April 2018 to deliver services for Larchmere.",
            "Fen Children's Trust",
        ),
        ("Fen Children’s Trust has delivered social care services on behalf of Larchmere.", "Fen Children's Trust"),
        (
            "Fair Futures for Children is a not-for-profit company, owned by Larchmere, which delivers its services.",
            "Fair Futures for Children",
        ),
        (
            "Fen Children and Families Trust took over responsibility for the delivery of social care in April 2023.",
            "Fen Children and Families Trust",
        ),
        ("Services for children are delivered by Fen Children’s First (FCF).", "Fen Children's First"),
        ("Larchmere commissions its children’s services from Aiming for Children.", "Aiming for Children"),
        (
            "In April 2019, the delivery of services transferred to a wholly owned company, Fen Children First (FCF).",
            "Fen Children First",
        ),
        (
            "Fen Children’s First is the company responsible for delivering social care, early help and services.",
            "Fen Children's First",
        ),
        (
            "Fen for Children (FfC), who are delegated to deliver early help and other services, do it well.",
            "Fen for Children",
        ),
        ("The Children’s Trust meets each month and provides good oversight.", None),
        ("The Larchmere Children’s Trust Board was set up to provide a plan for services for children.", None),
        ("Larchmere Children’s Trust partners have delivered training for services.", None),
        (
            "Larchmere Children First is the company responsible for delivering social care and early help services.",
            "Larchmere Children First",
        ),
        (
            "The council made Larchmere Children First (LCF), a wholly owned council company.",
            "Larchmere Children First",
        ),
        (
            "Leaders in Larchmere Council and Larchmere Children’s Trust have met. The contracted services are old.",
            "Larchmere Children's Trust",
        ),
        ("The council took the decision to close Larchmere Children’s Trust.", None),
    ],
)
def test_how_a_report_says_who_runs_the_services(sentence: str, name: str | None) -> None:
    bundle = read(sentence)
    assert [n.properties["name"] for n in bundle.nodes if n.label == "Organisation"] == ([name] if name else [])


@pytest.mark.parametrize(
    "line",
    [
        "B At 8 January 2018, 312 children were looked after by the council.",
        "At the time of inspection, at 8 January 2018, 312 children were looked after by the council.",
        "On 8 January 2018 the council is looking after 312 children.",
    ],
)
def test_the_date_that_a_line_begins_with(line: str) -> None:
    assert statistics(read(line)) == {("looked-after", "2018-01-08"): 312}


def test_a_line_of_its_own_that_opens_the_parts_keeps_the_date() -> None:
    bundle = read(
        "At the end of March 2018, 312 children were looked after by the council.",
        "Of this number:",
        "141 live outside the borough",
    )
    assert statistics(bundle) == {("looked-after", "2018-03"): 312, ("looked-after-out-of-area", "2018-03"): 141}


def test_an_interim_director_made_permanent_has_two_times() -> None:
    expected = {
        ("director-of-childrens-services", "2011-03", "2013-11", "interim"),
        ("director-of-childrens-services", "2013-11", None, "permanent"),
    }
    assert (
        tenures(
            read(
                "The DCS has been in place in an interim capacity since March 2011. "
                "This was made permanent in November 2013."
            )
        )
        == expected
    )
    assert (
        tenures(
            read("The DCS has been in post since March 2011 in an interim capacity and November 2013 as permanent.")
        )
        == expected
    )
    assert (
        tenures(read("The DCS has been in post since March 2011 as interim, and was made permanent in November 2013."))
        == expected
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "The LSCB chair has been vacant since May 2015 with the previous lay chair having been in post since 2011.",
            ("lscb-chair", "2011", "2015-05", None),
        ),
        ("The post of chief executive has been vacant since May 2015.", ("chief-executive", None, "2015-05", None)),
        (
            "The DCS, who has been in post since May 2012, left in May 2015.",
            ("director-of-childrens-services", "2012-05", "2015-05", None),
        ),
        ("The chair of the LSCB retired in May 2015.", ("lscb-chair", None, "2015-05", None)),
        ("The chief executive stepped down in May 2015.", ("chief-executive", None, "2015-05", None)),
    ],
)
def test_who_has_left_a_post(line: str, expected: tuple[str, str | None, str | None, str | None]) -> None:
    bundle = read(line)
    assert tenures(bundle) == {expected}
    assert not bundle.warnings


def test_who_has_been_in_post_for_years_is_there_when_fieldwork_ends() -> None:
    assert attested("The chair of the LSCB has been in place for four years.") == {"2018-02-22": ["2018-02-22"]}


@pytest.mark.parametrize(
    "line",
    [
        "A chief executive has been appointed and will start in May 2018.",
        "A chair of the board has been appointed and is due to start in June 2018.",
        "The lead member’s predecessor left at short notice.",
    ],
)
def test_who_is_to_come_is_a_warning(line: str) -> None:
    bundle = read(line)
    assert tenures(bundle) == set()
    assert [warning.message for warning in bundle.warnings] == ["what is said of a post was not read"]


def narrated(*lines: str) -> dict[str, tuple[Value | None, Value | None]]:
    """Tenure → the days on which it is attested, and its basis."""
    blocks = blocks_of(*lines)
    builder = builder_for(*blocks)
    builder.node("Inspection", OWN, {"endedOn": "2018-02-22"}, (), rule="front page")
    extract_leadership_mentions(blocks, gss_code=GSS, inspection=OWN, builder=builder)
    return {
        node.removeprefix(f"tenure/{GSS}/"): (properties.get("attestedOn"), properties.get("basis"))
        for node, properties in builder.nodes("Tenure")
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "The current DCS took up post in May 2016.",
            {"director-of-childrens-services/2016-05": (["2018-02-22"], None)},
        ),
        ("The lead member, appointed in May 2016, meets staff.", {"lead-member/2016-05": (["2018-02-22"], None)}),
        (
            "In May 2016, a new chief executive was appointed. She left within the year.",
            {"chief-executive/2016-05": (None, None)},
        ),
        (
            "This followed the appointment of an interim DCS in May 2016.",
            {"director-of-childrens-services/2016-05": (["2018-02-22"], "interim")},
        ),
        (
            "The interim chief executive knows the service well.",
            {"chief-executive/2018-02-22": (["2018-02-22"], "interim")},
        ),
        (
            "On election in 2013, the Mayor made plans. On her election in May 2013, the Mayor met staff.",
            {"mayor/2013-05": (None, None)},
        ),
        (
            "An independent chair of the LSCB was appointed in May 2016. Partners value the current independent chair.",
            {"lscb-chair/2016-05": (["2018-02-22"], None)},
        ),
        ("The interim chief executive of the trust knows the service well.", {}),
        ("The chief executive knows the service well.", {}),
    ],
)
def test_who_running_text_says_is_there(line: str, expected: dict[str, tuple[Value | None, Value | None]]) -> None:
    assert narrated(line) == expected


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("The DCS", "director of children's services"),
        ("The interim director of children’s services (DCS)", "director of children's services"),
        ("The Executive Director of Children and Adult Services", "Executive Director of Children and Adult Services"),
        (
            "The Executive Director of Children, Arts and Adult Care",
            "Executive Director of Children, Arts and Adult Care",
        ),
        ("The chair of the LSCB", "chair of the local safeguarding children board"),
    ],
)
def test_a_posts_title_is_as_printed_where_it_is_another(subject: str, title: str) -> None:
    bundle = read(f"{subject} has been in post since May 2016.")
    assert [node.properties["title"] for node in bundle.nodes if node.label == "Post"] == [title]


def test_a_day_that_there_is_not_is_no_start() -> None:
    assert attested("The DCS, appointed on 31 February 2013, knows the area.") == {}


def test_a_trusts_chief_executive_does_not_hide_the_councils() -> None:
    listed = blocks_of(
        "An independent body, Larchmere Children’s Trust (LCT), delivers all services for children in need.",
        "Its own head, the chief executive of the trust, has been in place since July 2013.",
    )
    told = blocks_of("The chief executive, appointed in March 2012, knows the area.")
    builder = builder_for(*listed, *told)
    builder.node("Inspection", OWN, {"framework": "sif"}, listed[:1], rule="front page")
    add_providers(listed, GSS, builder)

    extract_local_area(listed, gss_code=GSS, inspection=OWN, document_date=None, builder=builder)
    extract_leadership_mentions(told, gss_code=GSS, inspection=OWN, builder=builder)

    assert {(n.id.split("/")[1], n.properties["startedOn"]) for n in builder.build().nodes if n.label == "Tenure"} == {
        ("larchmere-childrens-trust", "2013-07"),
        (GSS, "2012-03"),
    }


def test_who_will_come_into_post_is_not_there_yet() -> None:
    bundle = read("A new chief executive is named and will come into post in May 2018.")

    assert tenures(bundle) == set()
    assert [warning.message for warning in bundle.warnings] == ["what is said of a post was not read"]


def test_an_interim_appointment_at_a_trust_tells_nothing_of_the_councils_post() -> None:
    told = blocks_of(
        "The appointment of an interim chief executive of the trust was welcome.",
        "The appointment of an interim chief executive was welcome.",
    )

    assert [block for _, _, block in present_bases(told)] == [told[1]]
