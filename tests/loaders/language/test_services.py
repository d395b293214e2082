from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.pipeline import read_texts
from loaders.language.service_names import singular, title_case
from loaders.language.service_words import Service, service_words
from loaders.language.services import abbreviated, abbreviations_of, in_full, service_tagger
from ontology.model import load_ontology
from tests.loaders.language.samples import samples

ROWS: list[dict[str, Any]] = samples("service_sentences.toml")["sentence"]


def found_in(text: str) -> tuple[Service, ...]:
    tagger = service_tagger()
    (found,) = tagger.services_of(tagger.search(list(read_texts([text]))))
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_services_are_named(row: dict[str, Any]) -> None:
    assert list(dict.fromkeys(service.name for service in found_in(row["text"]))) == row["services"]


def test_every_head_word_and_every_known_name_has_a_sentence() -> None:
    named = {name for row in ROWS for name in row["services"]}
    kinds_named = {service.kind for row in ROWS for service in found_in(row["text"])}
    words = service_words()

    assert {service.name for service in words.named.values()} <= named
    assert set(words.heads.values()) <= kinds_named
    assert kinds_named <= load_ontology().schemes["serviceKinds"].keys()


def test_an_abbreviation_that_a_document_explains_stands_for_the_service() -> None:
    (used,) = read_texts(["Staff of the IRH are proud."])

    abbreviations = abbreviations_of(found_in("The integrated referral hub (IRH) is new."))

    assert abbreviations == {"IRH": Service("Integrated Referral Hub", "hub")}
    assert abbreviated(used, abbreviations) == (Service("Integrated Referral Hub", "hub"),)


def test_an_abbreviation_with_a_head_word_is_the_service_in_full() -> None:
    abbreviations = abbreviations_of(found_in("The kestrel referral hub (KRH) is new, and so is a welcome hub."))

    (used,) = found_in("Staff of the KRH team are proud.")

    assert in_full(used, abbreviations) == Service("Referral Hub", "hub")


def test_an_abbreviation_may_stand_before_the_head_word() -> None:
    (found,) = found_in("The risk and vulnerability in adolescents (RVA) panel met.")

    assert found == Service("Risk and Vulnerability in Adolescents Panel", "panel", abbreviation="RVA")


@pytest.mark.parametrize(
    ("text", "abbreviation", "name"),
    [
        (
            "The family assessment and support team grew; the FAST team is calm.",
            "FAST",
            "Family Assessment and Support Team",
        ),
        ("The restorative early support team grew; the RES team is calm.", "RES", "Restorative Early Support Team"),
        ("The early support team grew; the ESS team is calm.", "ESS", None),
        ("The family support panel and the fostering support panel met, as did the FS panel.", "FS", None),
    ],
)
def test_an_abbreviation_is_the_one_service_with_its_initials(text: str, abbreviation: str, name: str | None) -> None:
    meant = abbreviations_of(found_in(text)).get(abbreviation)

    assert (meant.name if meant else None) == name


def test_courts_and_the_like_are_bodies_of_others() -> None:
    assert [s.of_others for s in found_in("Cafcass, the family court and the adoption team agree.")] == [
        True,
        True,
        False,
    ]


def test_names_of_children_are_no_services() -> None:
    assert found_in("Daisy and her brother Tom wrote to their social worker about Aunt May.") == ()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("edge of care service", "Edge of Care Service"),
        ("‘front door’ hub", "Front Door Hub"),
        ("early-help hub", "Early Help Hub"),
        ("long-term team", "Long-Term Team"),
        ("well-being team", "Wellbeing Team"),
        ("panel on exploitation (MACE) and harm", "Panel on Exploitation and Harm"),
        ("Care2Learn programme", "Care2Learn Programme"),
        ("multi-agency safeguarding hub", "Multi-Agency Safeguarding Hub"),
        ("care leavers’ forum", "Care Leavers Forum"),
        ("childrens multi agency team", "Children's Multi-Agency Team"),
        ("MET hub", "MET Hub"),
        ("edge-of-care service", "Edge of Care Service"),
    ],
)
def test_names_are_in_title_case(printed: str, name: str) -> None:
    assert title_case(printed) == name


@pytest.mark.parametrize(
    ("plural", "one"), [("hubs", "hub"), ("access", "access"), ("leavers’", "leaver"), ("agencies", "agency")]
)
def test_names_are_in_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(["the", "Early", "help", "team", "and", "(EHT)", "for", "care leavers", "board", ".", "of"])
    ).map(" ".join)
)
def test_no_text_is_refused(text: str) -> None:
    assert all(service.name for service in found_in(text))
