"""Cards of duties: why one does not bind, what came of it, and how its article and its answers are cited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
CASE = "o=cow-auh~RUS~1914-08-06"


ALONE = {
    "en": "it holds against France, the United Kingdom, Russia and takes at least 2 adversaries; here there is only "
    "Russia",
    "fr": "il vaut contre la France, le Royaume-Uni, la Russie, et il y faut au moins 2 adversaires ; ici, il "
    "n'y a que la Russie",
}


@pytest.mark.parametrize(("language", "said"), ALONE.items())
def test_a_named_attacker_is_not_told_to_be_another(
    either: Any, language: str, said: str, visit: Callable[..., Any]
) -> None:
    visit(either, f"#m=o&{CASE}&l={language}")
    told = either.inner_text("#evidence").replace("\xa0", " ")
    assert said in told


KINDS = {"en": ["defense", "consultation", "neutrality"], "fr": ["défense", "consultation", "neutralité"]}
VERDICTS = {
    "en": ["binding", "open", "political commitment", "not binding"],
    "fr": ["oblige", "en suspens", "engagement politique", "n'oblige pas"],
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_matters_most_stands_first(either: Any, language: str, visit: Callable[..., Any]) -> None:
    visit(either, f"#m=o&o=DEU~FRA~1914-08-07&l={language}")
    kinds, verdicts = KINDS[language], VERDICTS[language]
    found = []
    for card in either.locator("#evidence > ul.duties").first.locator("> li").all():
        said = card.locator("> p").nth(1).inner_text().replace("\xa0", " ").split(", ")
        (kind,) = (kinds.index(each) for each in said if each in kinds)
        verdict = verdicts.index(card.locator(".flag").first.inner_text().replace("\xa0", " "))
        found.append((max(verdict - 1, 0), kind, verdict))
    assert found == sorted(found) and {0, 1, 2} <= {kind for _, kind, _ in found}
    assert found[0][1] == 0  # help, before all neutrality


CITED = {
    "en": ("Dual Alliance Treaty", "7 October 1879"),
    "fr": ("Traité de la Duplice", "7 octobre 1879"),
}


@pytest.mark.parametrize(("language", "told"), CITED.items())
def test_an_article_is_cited_from_its_card(
    either: Any, language: str, told: tuple[str, str], visit: Callable[..., Any]
) -> None:
    name, signed = told
    bibtex = (
        f"@misc{{dual-alliance-treaty-1879-I,\n  title = {{{{{name}}}}},\n"
        "  year = {1879},\n  date = {1879-10-07},\n"
        "  note = {article I, Pribram, I, 25},\n}"
    )
    for state, card in (
        (f"#m=o&{CASE}", ".duties > li"),
        (f"#m=o&{CASE}&g=steps.1", ".duties > li"),
        ("#m=o&g=state&o=DEU~~1900", ".duties > li"),
        (f"#m=o&{CASE}&s=d:dual-alliance-treaty-1879~0~DEU~cow-auh", "#evidence"),
    ):
        visit(either, f"{state}&l={language}")
        cite = either.locator(card, has_text=name).locator(".cite").first
        cite.locator("summary").click()
        assert cite.locator("pre").all_inner_texts() == [f"{name}, {signed}, article I, Pribram, I, 25.", bibtex]


def test_every_quote_that_answers_can_be_cited(either: Any, visit: Callable[..., Any]) -> None:
    visit(either, "#m=o&o=BEL~DEU~1914-08-04&l=en")
    either.evaluate("for (const each of document.querySelectorAll('details.came')) each.open = true")
    answers = either.locator("#evidence details.came")
    assert answers.locator("blockquote").count() == answers.locator(".cite").count() > 0
    answers.locator(".cite summary").first.click()
    quote = answers.locator("mark").first.inner_text()
    assert f"“{quote}”" in answers.locator("pre").first.inner_text()
    visit(either, "#m=o&g=ledger&w=table&l=en")
    either.locator("#ledger .attack-body:empty").first.wait_for(state="detached")
    assert either.locator("#ledger blockquote").count() == either.locator("#ledger .cite").count() > 0


def test_what_holds_only_elsewhere_stands_apart_and_is_not_drawn(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=o&o=GBR~DEU~1914-08-04&l=en")
    fold = page.locator("#elsewhere-attacked")
    assert not fold.locator("li").first.is_visible()
    fold.locator("summary").first.click()
    assert "Anglo-Japanese" in fold.inner_text() and "only if it was elsewhere than at home" in fold.inner_text()
    assert "Anglo-Japanese" not in page.locator("#evidence > ul.duties").first.inner_text()
    page.click("#case-more summary")
    area = page.locator("#case-place option", has_text="Asia").first.get_attribute("value")
    page.select_option("#case-place", area)
    page.wait_for_function("document.querySelector('#evidence ul.duties').textContent.includes('Anglo-Japanese')")
    assert fold.count() == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_treaty_leads_to_its_articles(open_page: Open, lawful_page: Path, july_page: Path, language: str) -> None:
    page = open_page(lawful_page, f"#s=n:triple-alliance-treaty&l={language}")
    cards = page.locator("#evidence .articles > li")
    assert cards.count() >= 1
    said = cards.first.inner_text()
    assert "rticle 2" in said and {"en": "defense", "fr": "défense"}[language] in said
    assert cards.first.locator("svg").count() == 1 and cards.first.locator(".cite").count() == 1
    without = open_page(july_page, f"#s=n:triple-alliance-treaty&l={language}")
    assert without.locator("#evidence .small-table tbody tr").count() == 1


def test_two_of_one_name_are_said_to_be_two_and_told_apart(open_page: Open, tmp_path: Path) -> None:
    land = Node("land", "State", (Name("Land", "", "label"),))
    with Store.open(tmp_path / "two.db", create=True) as store:
        for number in ("1", "2"):
            pact = Node(f"pact-{number}", "Treaty", (Name("Pact", "", "label"),))
            said = Assertion("land", "signed", pact.id, evidence=(Evidence(number, 0, 1, "x"),))
            add(store, Reading(Document(number, f"Paper {number}"), (land, pact), (said,)))
        write(tmp_path / "two.html", render(to_networkx(store), language="en"))
    page = open_page(tmp_path / "two.html", "#s=n:pact-1")
    assert "no source says that it is the same" in page.inner_text("#evidence .namesakes")
    page.get_by_role("button", name="Pact — Paper 2").click()
    assert page.url.endswith("s=n:pact-2")
    page.evaluate("location.hash = '#s=n:land'")
    page.locator("#evidence h2", has_text="Land").wait_for()
    assert page.locator("#evidence .namesakes").count() == 0


def test_an_attack_may_be_elsewhere(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=o&o=GBR~DEU~1914-08-04&l=en")
    page.select_option("#case-place", label="Elsewhere, or not known")
    page.wait_for_function("document.querySelector('#evidence ul.duties').textContent.includes('Anglo-Japanese')")
    card = page.locator("#evidence .duties li", has_text="Anglo-Japanese").first
    assert "open" in card.inner_text() and "whether the attack was within this area" in card.inner_text()
    assert page.url.endswith("~1914-08-04~anywhere")
    page.reload()
    assert page.locator("#case-place option:checked").inner_text() == "Elsewhere, or not known"


@pytest.mark.parametrize(
    ("language", "said", "not_said"),
    [("en", "the gazetteer ends on", "precise"), ("fr", "le répertoire s", "précises")],
)
@pytest.mark.parametrize("state", ["o=ROU~RUS~2090-01-01", "o=ROU~~2090-01-01&g=state"])
def test_a_duty_that_outlives_its_source_says_until_when_it_held(
    open_page: Open, lawful_page: Path, state: str, language: str, said: str, not_said: str
) -> None:
    told = open_page(lawful_page, f"#m=o&{state}&l={language}").inner_text("#evidence")
    assert said in told and not_said not in told


def test_a_cascade_that_ends_in_what_is_open_says_so(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=o&o=cow-auh~RUS~1914-08-06&g=steps.9&l=en")
    assert "Nobody else is bound for sure" in page.inner_text("#evidence")
