"""Obligations as a reader meets them: the ledger, one state alone, what is claimed and undated, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.knowledge import knowledge_of
from foedus.explorer.outcomes import outcomes, verdict_text
from foedus.explorer.page import render, write
from foedus.explorer.page.tours import parse
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx
from foedus.graph.ledgers import Ledger
from foedus.loaders.known import known

pytestmark = pytest.mark.browser
PREMIER = Node("nikol-pashinyan", "Leader", (Name("Nikol Pashinyan", "", "label"),))
PACT = Node("pact", "Treaty", (Name("Traité d'entraide", "", "label"),))
SAID = (
    Assertion("AZE", "attacked", "ARM", "2022-09-13"),
    Assertion("ARM", "attacked", "AZE", "2020-10-01", attributed_to="AZE"),
    Assertion("RUS", "deployed-forces-to", "ARM"),
    Assertion("RUS", "refused-aid-to", "ARM", "2022-10-01", attributed_to=PREMIER.id),
    Assertion("ARM", "signed", "pact", "2020"),
    Assertion("ARM", "invoked", "pact", "2022-09-14", modality="planned"),
    Assertion("KAZ", "refused-to-sign", "pact", "2021"),
    *(Assertion("ARM", "accused", "AZE", f"2022-10-{day:02}") for day in range(1, 21)),
    Assertion("RUS", "supported", "ARM", "2022-10-03"),  # an answer to two duties
    Assertion("CSTO", "consulted-with", "ARM", "2022-11-23"),
)
TOUR = """# A tour

## One

The steps.

[x](#m=o&o=ARM~AZE~2022-09-13&g=steps.1)

## Two

The ledger.

[x](#m=o&o=ARM~AZE~2022-09-13&g=ledger&w=table)
"""

# What is read of the law, and which names of months are asked for, in the order of their first use.
FIRST_USES = """
window.used = [];
const use = (what) => window.used.includes(what) || window.used.push(what);
const [values, Format] = [Object.values, Intl.DateTimeFormat];
Object.values = (of) => { if (of.possible) use("law"); return values(of); };
Intl.DateTimeFormat = class extends Format {
    constructor(language, options) { super(language, options); if (language === "en") use("months"); }
};
"""


def read_twice(number: int) -> tuple[Evidence, ...]:
    """One sentence, of which two rules read the same."""
    return tuple(Evidence("d", number, number + 1, f"Said {number}.", rule=rule) for rule in ("one", "two"))


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A page of a document that tells of two attacks, one of them by its victim's word alone."""
    nodes = [node for each in ("ARM", "AZE", "RUS", "KAZ", "BLR", "CSTO") if (node := known().node(each))]
    folder = tmp_path_factory.mktemp("war")
    with Store.open(folder / "war.db", create=True) as store:
        told = tuple(replace(each, evidence=read_twice(n)) for n, each in enumerate(SAID))
        add(store, Reading(Document("d", published="2022-12-01"), (*nodes, PREMIER, PACT), told))
        network = to_networkx(store)
        tours = [parse("war.en.md", TOUR)]
        write(
            folder / "war.html",
            render(network, title="x", language="en", focus=("ARM",), facts=knowledge_of(store, "en"), tours=tours),
        )
    yield folder / "war.html"


def test_the_ledger_is_an_index_that_opens(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&g=ledger&w=table")
    lines = page.locator("#ledger > details > summary")
    assert lines.count() == 2
    assert "Azerbaijan attacked by Armenia, according to Azerbaijan" in lines.nth(0).inner_text()
    second = lines.nth(1).inner_text()
    assert "Armenia attacked by Azerbaijan\n" in second
    assert "Russia: refused, according to Nikol Pashinyan [also told, without a date: honoured]" in second
    assert page.locator("#ledger table:visible").count() == 0
    lines.nth(1).click()
    row = page.locator("#ledger table:visible tbody tr", has_text="Russia").first
    assert "undated, may not concern this" in row.inner_text()
    assert row.locator(".besides").first.inner_text() == "Also told, without a date: honoured"
    whole = page.locator("#ledger-1").text_content()
    assert whole.count("Russia supported Armenia") > 1
    assert all(whole.count(f"Said {n}.") <= 1 for n in range(len(SAID)))
    page.click("#attack-0")
    assert page.locator("#ledger-0").get_attribute("open") is not None
    assert page.locator("#ledger-1").get_attribute("open") is not None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_verdicts_on_the_page_are_in_the_words_of_the_command(
    open_page: Callable[..., Any], war: Path, language: str
) -> None:
    with Store.open(war.with_suffix(".db")) as store:
        facts = knowledge_of(store, language)
        ledger = Ledger(store, facts.court)
        told = [
            {verdict_text(each, facts.words) for _, some in outcomes(entry) for each in some}
            for entry in ledger.entries()
        ]
    page = open_page(war, f"#m=o&g=ledger&w=table&l={language}")
    page.locator("#ledger .attack-body:empty").first.wait_for(state="detached")
    cells = page.evaluate("""() => [...document.querySelectorAll("#ledger .attack")].map((attack) =>
        [...attack.querySelectorAll("table.ledger tr td:last-child")]
            .map((each) => each.textContent.replaceAll("\\u00a0", " ")))""")
    assert any("[" in each for some in told for each in some)
    # What stands apart in brackets has lines of its own on the page.
    lines = [
        {re.sub(r" \[([^]]*)\]", lambda aside: aside[1][0].upper() + aside[1][1:], each) for each in some}
        for some in told
    ]
    assert list(map(set, cells)) == lines


def test_the_line_of_an_attack_says_once_what_is_the_same_for_several(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&g=ledger&w=table&l=en&o=ARM~AZE~2022-09-13")
    entry = page.locator("#ledger details[open].attack")
    for kind in entry.locator("summary .verdicts").all():
        assert kind.inner_text().lower().count("through the collective security treaty organization") == 1
        assert kind.locator(".besides").first.inner_text().count("[") == kind.locator(
            ".besides"
        ).first.inner_text().count("]")
    button, quote = (entry.locator(each).first.bounding_box() for each in (".look", "blockquote, .told-claim"))
    assert button["y"] + button["height"] <= quote["y"]


def test_what_a_body_did_is_shown_as_its_deed(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&o=ARM~AZE~2022-09-13")
    defense, consultation = (
        page.locator(".duties > li", has_text=f"Collective Security Treaty, article {article}").first.locator(
            ".came", has_text="4 states: no answer of its own in these sources"
        )
        for article in (4, 2)
    )
    assert "Through the Collective" in consultation.first.locator(".besides").inner_text()
    assert consultation.first.locator(".besides").inner_text().endswith("(a later meeting)")
    assert " · told under article 4" in consultation.first.inner_text()
    defense.first.locator("summary").first.click()
    assert "consulted, through the Collective Security Treaty Organization" in defense.first.inner_text()


def test_the_side_list_has_every_attack_with_who_claims_it(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o")
    assert page.locator("#evidence .questions li").all_inner_texts() == [
        "Azerbaijan attacked by Armenia, according to Azerbaijan\n1 October 2020",
        "Armenia attacked by Azerbaijan\n13 September 2022",
    ]


def test_in_a_case_no_other_relations_are_drawn_between_those_who_have_a_part(
    open_page: Callable[..., Any], war: Path
) -> None:
    accused = {each.id for each in SAID if each.relation == "accused"}
    drawn = "new Set(window.foedus.state().edges)"
    page = open_page(war, "#f=ARM")
    assert accused <= {*page.evaluate(f"[...{drawn}]")}
    page.evaluate("location.hash = '#f=ARM&m=o&o=ARM~AZE~2022-09-13'")
    page.wait_for_function("window.foedus.state().mode === 'obligations'")
    assert not accused & {*page.evaluate(f"[...{drawn}]")}


def test_another_attack_is_at_hand_where_a_case_is_answered(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&o=ARM~AZE~2022-09-13")
    page.click("#attacks-told > summary")
    page.click("#attacks-told li:has-text('according to Azerbaijan') button")
    assert page.input_value("#case-attacked") == "Azerbaijan"
    assert page.input_value("#case-date") == "2020-10-01"


def test_an_emptied_box_and_enter_leave_no_answer_of_the_case_before(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&o=ARM~AZE~2022-09-13")
    page.fill("#case-attacked", "")
    page.press("#case-attacked", "Enter")
    assert page.locator("#evidence .duties").count() == 0
    assert "ARM~AZE" not in page.evaluate("location.hash")


def test_what_a_speaker_claims_is_not_stated_as_a_fact(open_page: Callable[..., Any], war: Path) -> None:
    claimed = next(each for each in SAID if each.attributed_to == "AZE")
    page = open_page(war, f"#s=e:{claimed.id}")
    shown = page.locator("#evidence").inner_text()
    assert "claimed by the speaker, not by the document" in shown
    assert "stated as a fact" not in shown


def test_a_political_commitment_does_not_read_binding(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&o=ARM~AZE~2022-09-13")
    card = page.locator(".duties > li", has_text="Helsinki Final Act").first
    assert card.locator(".flag").first.inner_text() == "political commitment"
    step = page.locator(".duties > li", has_text="Russia").first
    assert "refused, according to Nikol Pashinyan" in page.locator("#evidence").inner_text()
    assert step.count() == 1


def test_one_state_alone_is_asked_from_its_panel(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#s=n:ARM")
    page.locator("#bonds summary").click()
    bonds = page.locator("#bonds").inner_text()
    assert "Collective Security Treaty" in bonds and "Helsinki Final Act" not in bonds
    page.click("#standing")
    page.wait_for_timeout(200)
    state = page.evaluate("window.foedus.state()")
    assert any(line.startswith("RUS|ARM|armenia-russia-treaty-1997|3|defense|") for line in state["answer"]["owed"])
    assert page.locator("#part-state").get_attribute("aria-pressed") == "true"
    cards = page.locator("#evidence .duties > li")
    assert "owes to and is owed by:" in cards.filter(has_text="Collective Security Treaty").first.inner_text()
    political = cards.filter(has_text="Helsinki Final Act").first.locator(".flag")
    assert political.inner_text() == "political commitment"
    cards.filter(has_text="Collective Security Treaty").first.locator("button.inline", has_text="Kazakhstan").click()
    assert page.locator("#evidence .steps li").count() >= 3
    assert "foedus's own list of" in page.locator("#evidence .steps").inner_text()
    page.click("#unchoose")
    assert page.locator("#evidence .duties > li").count() > 3


def test_closing_gives_back_the_panel_before_as_it_was(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#s=n:ARM")
    page.locator("#bonds summary").click()
    page.evaluate("document.getElementById('evidence').scrollTop = 300")
    page.locator("#evidence .relation").nth(2).click()
    assert page.locator("#evidence .claim").count() == 1
    assert page.locator("#evidence .pager").count() == 0  # a sentence that two rules read is one claim
    page.click("#unchoose")
    assert page.locator("#evidence .who h2").inner_text() == "Armenia"
    assert page.locator("#bonds").get_attribute("open") is not None
    assert page.evaluate("document.getElementById('evidence').scrollTop") > 100
    page.click("#unchoose")
    assert page.locator("#unchoose").count() == 0


def test_a_refusal_to_sign_is_not_drawn_like_a_signature(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#s=n:pact&d=2")
    drawn = {}
    for name in ("signed", "refused to sign"):
        line = page.locator("#evidence .relation", has_text=f" {name} ").first
        drawn[name] = line.locator("svg path").first.get_attribute("stroke-dasharray")
    assert drawn == {"signed": None, "refused to sign": "7 5"}
    page = open_page(war, "#f=pact&d=1")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".paper svg path[stroke-dasharray='7 5']").count() == 1


def test_what_was_planned_was_to_be_done(open_page: Callable[..., Any], war: Path) -> None:
    said = "#s=n:pact&d=2"
    assert "Armenia was to invoke" in open_page(war, said).locator("#evidence").inner_text()
    french = open_page(war, f"{said}&l=fr").locator("#evidence").inner_text()
    assert "L'Arménie devait invoquer le Traité d'entraide" in french
    assert "L'Arménie a signé le Traité d'entraide" in french


def test_the_strip_agrees_with_its_number(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#f=KAZ&d=1&l=fr")
    shown = page.locator("#shown").inner_text().replace("\xa0", " ")
    assert shown == f"Dessin : 2 acteurs et traités sur 7, 1 relation sur {len(SAID)}."


def test_the_timeline_says_what_its_marks_mean_and_shows_them_all(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#w=timeline&d=2")
    assert "refusal, breach or withdrawal" in page.locator(".marks-key").inner_text()
    row = page.locator(".time-row", has_text="Armenia").first
    before, hidden = row.locator(".event:not(.more-events)").count(), row.locator(".more-events").inner_text()
    row.locator(".more-events").click()
    assert row.locator(".event:not(.more-events)").count() == before + int(hidden[1:])
    row.locator("button[aria-expanded=true]").click()
    assert row.locator(".event:not(.more-events)").count() == before


def test_a_tour_has_one_pager_and_page_keys_turn_it(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war)
    page.click("#tour-0")
    page.wait_for_timeout(200)
    assert page.locator("#evidence .pager button").count() == 2
    page.focus("#graph")
    page.keyboard.press("PageDown")
    page.wait_for_timeout(300)
    assert page.locator(".tour h2").inner_text() == "Two"
    assert page.locator("#ledger-1").get_attribute("open") is not None
    assert page.locator("#ledger-0").get_attribute("open") is None


def test_a_path_may_keep_to_alliances_and_treaties(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=p&p=AZE~RUS")
    assert page.locator("#evidence .route").count() > 0
    bonds = page.locator("#evidence .bonds").first.inner_text()
    assert "Charter of the Commonwealth of Independent States" in bonds and "Helsinki Final Act" not in bonds
    page.check("#by-text")
    assert page.locator("#evidence .route").count() == 0
    assert page.locator("#evidence .bonds").first.inner_text() == bonds
    kept = page.evaluate("location.hash.split('&').find((each) => each.startsWith('r=*')).slice(3).split(',')")
    assert {"allied-with", "member-of", "party-to", "owes-defense-to", "owes-consultation-to"} <= {*kept}
    assert not {"attacked", "leads", "consulted-with", "withdrew-from"} & {*kept}
    assert "without this filter: relations left out" in page.inner_text("#evidence")
    page.goto(page.url)
    page.reload()
    page.evaluate("window.foedus.ready")
    assert page.is_checked("#by-text")
    page.uncheck("#by-text")
    assert page.locator("#evidence .route").count() > 0


def test_search_names_the_state_that_is_asked_about(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&g=state&o=ARM~~2022")
    page.fill("#search", "Philippines")
    page.press("#search", "Enter")
    assert (page.input_value("#case-state"), page.input_value("#case-date")) == ("Philippines", "2022")
    assert "Southeast Asia Collective Defense Treaty" in page.inner_text("#evidence")


def test_a_document_without_an_outlet_says_so(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#w=table")
    page.locator("#table tbody .relation-cell").first.click()
    assert "not stated" in page.inner_text("#evidence dl")


def test_the_drawing_waits_for_no_law_and_no_months(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war)
    page.add_init_script(FIRST_USES)
    page.reload()
    page.evaluate("window.foedus.ready")
    assert page.evaluate("window.used") == []
    page.click("[data-mode=obligations]")
    assert page.evaluate("window.used") == ["law"]
    page.fill("#case-date", "28 July 1914")
    page.press("#case-date", "Tab")
    assert page.evaluate("window.used") == ["law", "months"]


def test_a_line_of_the_ledger_is_filled_when_it_opens_and_soon_anyway(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&g=ledger&w=table")
    for line in range(2):
        page.locator(f"#ledger-{line} .attack-body > *").first.wait_for(state="attached")
    page.add_init_script("const later = setTimeout; window.setTimeout = (does, wait) => later(does, wait ?? 1e6)")
    page.reload()
    page.evaluate("window.foedus.ready")
    bodies = page.locator("#ledger .attack-body")
    assert [each.text_content() for each in bodies.all()] == ["", ""]
    at_once = "document.querySelector('#ledger-0 summary').click(), document.querySelector('#ledger-0').textContent"
    assert "Azerbaijan" in page.evaluate(at_once).partition("Owed")[2]
    page.evaluate("document.querySelector('#ledger-1').open = true")
    page.locator("#ledger-1 .attack-body > *").first.wait_for()


def test_another_who_is_attacked_is_another_case(open_page: Callable[..., Any], war: Path) -> None:
    page = open_page(war, "#m=o&o=SRB~cow-auh+DEU~1914-08-01")
    assert page.locator(".also li").count() == 1
    page.fill("#case-attacked", "belgium")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.includes('BEL~cow-auh~')")
    assert page.locator(".also li").count() == 0


def test_the_attacker_has_a_section_of_its_own_also_where_nobody_owes_it_help(
    open_page: Callable[..., Any], war: Path
) -> None:
    page = open_page(war, "#m=o&o=AZE~ARM~2010-06-01&l=en")
    panel = page.locator("#evidence").inner_text()
    assert "Owed to Armenia, the attacker" in panel
    assert "A duty to defend is owed to whoever is attacked" in panel
