"""The page's Python: what is carried, where it stands, what is inlined."""

from __future__ import annotations

import json
import re
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from foedus.explorer.articles import article
from foedus.explorer.page import columns, picture, render, scripts, strokes, write
from foedus.explorer.page.boxes import boxes, lines, short
from foedus.explorer.page.layout import positions
from foedus.explorer.page.marks import line_mark
from foedus.explorer.page.nodes import told_dates, treaty_year
from foedus.explorer.page.opening import MOST_EDGES, MOST_NODES, OPENING_NODES, carried, opening
from foedus.explorer.page.times import bins
from foedus.explorer.path_words import PATH_WORDS
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx
from foedus.graph.errors import UnknownNode

if TYPE_CHECKING:
    import networkx

    Network = networkx.MultiDiGraph[str]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """420 states, each accusing the three before it: more than a page may carry."""
    states = tuple(Node(f"s{n:03}", "State", (Name(f"État {n}", "fr", "label"),)) for n in range(420))
    piece = (Evidence("d", 0, 1, "x"),)
    said = [
        Assertion(f"s{n:03}", "accused", f"s{n - k:03}", evidence=piece)
        for n in range(420)
        for k in (1, 2, 3)
        if n >= k
    ]
    with Store.open(tmp_path_factory.mktemp("crowd") / "crowd.db", create=True) as store:
        add(store, Reading(Document("d"), states, tuple(said)))
        return to_networkx(store)


def test_only_a_state_that_correlates_of_war_counts_is_said_to_be_counted() -> None:
    dates = {"existed": "1816/.."}
    assert told_dates(Node("FRA", "State", attributes={**dates, "cow": "220"})) == [["counted", "1816/.."]]
    assert told_dates(Node("mine", "State", attributes=dates)) == [["existed", "1816/.."]]
    assert told_dates(Node("un", "Organization", attributes=dates | {"cow": "1"})) == [["existed", "1816/.."]]


def test_a_page_without_a_title_is_named_after_its_focus(network: Network) -> None:
    page = render(network, focus=("SRB",), language="en")
    assert "<title>Serbia in 3 documents</title>" in page
    assert '"title":{"fr":"Serbie dans 3 documents","en":"Serbia in 3 documents"}' in page


def test_same_network_gives_the_same_page(network: Network) -> None:
    assert render(network, title="A", focus=("SRB",)) == render(network, title="A", focus=("SRB",))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_word_stands_on_the_page_before_a_script_runs(network: Network, language: str) -> None:
    html = render(network, title="A", language=language)
    said = json.loads(re.findall(r'id="data">(.*?)</script>', html, re.DOTALL)[0])["words"][language]
    shown = re.findall(r'<\w+[^>]*data-t="(\w+)"[^>]*>([^<]*)<', html)
    assert len(shown) > 20
    assert [(key, unescape(text).strip()) for key, text in shown if text.strip()] == [
        (key, said[key]) for key, text in shown if text.strip()
    ]


def test_page_loads_nothing_from_elsewhere(network: Network) -> None:
    html = render(network, title="A")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]
    assert not re.search(r"<(?:script|img|link|iframe)[^>]*(?:src|href)=\"(?!data:)", html)


def test_too_large_a_network_is_cut_around_its_focus(crowd: Network) -> None:
    part = carried(crowd, ("s400",))
    assert "s400" in part
    assert part.number_of_nodes() <= MOST_NODES
    assert 0 < part.number_of_edges() <= MOST_EDGES
    for ident in part:
        left = {*crowd.predecessors(ident), *crowd.successors(ident)} - {*part}
        assert part.nodes[ident]["beyond"] == len(left)
    assert any(part.nodes[ident]["beyond"] for ident in part)
    data = json.loads(re.findall(r'id="data">(.*?)</script>', render(crowd, title="A", focus=("s400",)), re.DOTALL)[0])
    assert data["totals"] == [420, crowd.number_of_edges()]
    assert len(data["nodes"]["id"]) == part.number_of_nodes()


def test_hub_opens_on_forty_nodes_at_most(network: Network, crowd: Network) -> None:
    assert len(opening(crowd, ()).shown) <= OPENING_NODES
    assert opening(network, ()).focus == ("DEU",)


def test_unknown_focus_and_language_are_refused(network: Network) -> None:
    with pytest.raises(UnknownNode):
        render(network, title="A", focus=("nobody",))
    with pytest.raises(ValueError, match="speaks fr and en"):
        render(network, title="A", language="de")


def test_empty_store_gives_a_page(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.db", create=True) as store:
        html = render(to_networkx(store), title="Rien")
    assert "<title>Rien</title>" in html


@pytest.mark.parametrize("focus", ["SRB", "DEU", "ITA", "JPN"])
def test_boxes_of_the_opening_view_are_apart(network: Network, focus: str) -> None:
    first = opening(network, (focus,))
    places, room = positions(network, first), boxes(network)
    boxed = []
    for ident in first.shown:
        (x, y), (left, right, above, below) = places[ident], room[ident]
        boxed.append((x - left, y - above, x + right, y + below))
    for index, a in enumerate(boxed):
        for b in boxed[:index]:
            assert min(a[2], b[2]) - max(a[0], b[0]) < 2 or min(a[3], b[3]) - max(a[1], b[1]) < 2


def test_hidden_nodes_have_places_of_their_own(network: Network) -> None:
    places = positions(network, opening(network, ("SRB",)))
    assert len(places) == network.number_of_nodes()
    assert len(set(places.values())) == len(places)


def test_svg_is_well_formed_and_names_what_it_shows(network: Network) -> None:
    drawn = ElementTree.fromstring(picture(network, focus=("SRB",), theme="dark"))
    words = " ".join(drawn.itertext())
    for ident in ("SRB", "RUS"):
        assert network.nodes[ident]["label_fr"] in words
    assert all(sign in words for sign in ("Dirigeant", "Conflit et refus", "✕"))


@pytest.mark.parametrize(
    ("dates", "step", "count"),
    [
        (["1914-07-28", "1914-08", "1914-06-28"], 1, 65),
        (["1914-07-28", "1914-11-28", "1914-06-28"], 7, 22),
        (["1914-07", "1914-08", "1914-06-28"], 1, 3),
        (["1914-07-28", "1915-11-28", "1914-06-28"], 1, 18),
        (["1914-07-28"], 1, 1),
        (["1914-07-28", "1914-07-30", "1914-07-31", "../1914-08-01", "1914-07-29/.."], 1, 5),
        (["-0100-01-01", "-0100-01-02"], 1, 1),
        (["1839", "1914"], 12, 76),
        (["0900", "2000-01-01"], 120, 111),
        (["-0500", "2000/.."], 1200, 26),
        ([None], 12, 1),
        (["../.."], 12, 1),
    ],
)
def test_bins_are_few_and_fit_the_dates(dates: list[str | None], step: int, count: int) -> None:
    made = bins(dates)
    assert (made.step, made.count) == (step, count)
    for date in dates:
        span = made.span(date)
        assert span is None or 0 <= span[0] <= span[1] < count


def test_labels_take_three_lines_at_most() -> None:
    assert lines("Autriche-Hongrie") == ["Autriche-Hongrie"]
    name = "Organisation du traité de l'Asie du Sud-Est"
    assert lines(name) == ["Organisation du", "traité de l'Asie du", "Sud-Est"]
    assert lines(f"{name} et de coopération")[-1] == "Sud-Est et de…"
    assert len(lines("x" * 90)[0]) == 22
    assert lines("") == [""]


def test_names_joined_by_a_dash_break_behind_it() -> None:
    assert lines("United Kingdom–France–Spain, 1907") == ["United Kingdom–", "France–Spain, 1907"]
    assert lines("the war of 1914–1918 – and after") == ["the war of 1914–1918", "– and after"]


@pytest.mark.parametrize(
    ("label", "kind", "said"),
    [
        ("United States", "State", "the"), ("France", "State", ""), ("South Korea", "State", ""),
        ("NATO", "Alliance", ""), ("North Atlantic Treaty Organization", "Alliance", "the"),
        ("Treaty of London (1839)", "Treaty", "the"), ("The Hague Convention", "Treaty", ""),
        ("Union Jack", "Leader", ""), ("Unionville", "State", ""),
    ],
)  # fmt: skip
def test_english_names_of_common_nouns_take_their_article(label: str, kind: str, said: str) -> None:
    node = Node("x", kind, (Name(label, "en", "label"),))
    assert article(node, "en") == said and article(node, "fr") == ""
    assert article(Node("x", kind, node.names, {"article_fr": "le"}), "fr") == "le"


def test_evidence_is_written_once_and_read_back(network: Network) -> None:
    data = json.loads(re.findall(r'id="data">(.*?)</script>', render(network, title="A"), re.DOTALL)[0])
    told = data["evidence"]
    pieces = [piece for each in columns.assertions(network) for piece in each.evidence]
    for place, piece in enumerate(pieces):
        sentence = told["sentence"][place]
        sentence = told["sentence"][sentence] if isinstance(sentence, int) else sentence
        start, end = (told[name][place] - told["sentence_start"][place] for name in ("start", "end"))
        assert sentence == piece.sentence
        assert (sentence[start:end] if told["quote"][place] is None else told["quote"][place]) == piece.quote
    assert told["quote"].count(None) == len(pieces)


@pytest.mark.parametrize(
    ("quote", "trigger", "span"),
    [
        ("La Serbie a attaqué la Bulgarie.", "attaqué", [12, 19]),
        ("The warned went to war.", "war", [19, 22]),
        ("The warned", "war", None),
        ("x", "", None),
        ("a (b", "(b", [2, 4]),
    ],
)
def test_a_trigger_is_marked_as_a_whole_word(quote: str, trigger: str, span: list[int] | None) -> None:
    piece = Evidence("d", 0, len(quote), quote, quote, details={"trigger": trigger})
    assert columns.trigger(piece) == span


def test_long_names_give_way_to_their_acronym() -> None:
    fr, en = "Organisation du traité de l'Asie du Sud-Est", "Southeast Asia Treaty Organization"
    names = (Name(fr, "fr", "label"), Name(en, "en", "label"), Name("OTASE", "fr", "acronym"))
    assert short(Node("SEATO", "Alliance", names), "fr") == "OTASE"
    assert short(Node("SEATO", "Alliance", names), "en") == en
    assert short(Node("SEATO", "Alliance", names[:1]), "fr") == fr
    assert short(Node("X", "Alliance"), "fr") == "X"


@pytest.mark.parametrize(
    ("node", "year"),
    [
        (Node("pact-1934", "Treaty", (Name("pacte", "fr", "text"),)), None),
        (Node("a", "Treaty", (Name("pacte", "fr", "text"), Name("pacte de 1934", "fr", "text"))), 1934),
        (Node("a", "Treaty", (Name("pacte de 1992"), Name("pacte de 1934"))), None),
        (Node("a", "Treaty", (Name("pacte de 1992"),), {"signed": "1994-05"}), 1994),
        (Node("a", "State", (Name("France de 1940"),)), None),
    ],
)
def test_a_treaty_shows_the_year_that_is_known(node: Node, year: int | None) -> None:
    assert treaty_year(node) == year


def test_curves_end_at_discs_and_signs_avoid_names() -> None:
    way = strokes.curve((0, 0), (100, 0), 0)
    assert way.at(0.5) == pytest.approx((50, 0))
    assert strokes.curve((0, 0), (100, 0), 0.2).at(0.5).y < 0  # to the left of its way: up on a screen
    bar = "".join(strokes.relation(way, line_mark("conflict"), False, (16, 16), "light"))
    assert float(re.findall(r"translate\(([\d.]+) ", bar)[0]) == pytest.approx(84, abs=2)
    assert "".join(strokes.relation(way, line_mark("cooperation"), True, (16, 16), "light")).count("<circle") == 2
    assert 'cx="50.0"' in strokes.sign(way, "?", "#000", "#fff", [])
    assert 'cx="50.0"' not in strokes.sign(way, "?", "#000", "#fff", [(45, -5, 52, 5)])


def test_modules_import_only_from_those_before_them() -> None:
    folder = files("foedus.explorer.page").joinpath("js")
    assert {entry.name for entry in folder.iterdir()} == {f"{name}.js" for name in scripts.SCRIPTS}
    for place, name in enumerate(scripts.SCRIPTS):
        text = folder.joinpath(f"{name}.js").read_text("utf-8")
        for imported in re.findall(r'from "\./([\w-]+)\.js"', text):
            assert imported in scripts.SCRIPTS[:place], f"{name} imports {imported}"
        assert len(text.splitlines()) <= 200
    assert not re.search(r"^(?:import|export)\b", scripts.script(), re.MULTILINE)


def test_both_dictionaries_have_the_same_words_and_slots() -> None:
    folder = files("foedus.explorer.page")
    french, english = (json.loads(folder.joinpath(f"{name}.json").read_text("utf-8")) for name in ("fr", "en"))
    assert french.keys() == english.keys()
    for key, words in (french | PATH_WORDS["fr"]).items():
        other = (english | PATH_WORDS["en"])[key]
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", other)), key
    assert PATH_WORDS["fr"].keys() == PATH_WORDS["en"].keys() and not french.keys() & PATH_WORDS["fr"].keys()


def test_write_is_whole_or_not_at_all(tmp_path: Path) -> None:
    write(tmp_path / "page.html", "é👩‍🚀")
    assert (tmp_path / "page.html").read_text("utf-8") == "é👩‍🚀"
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "nowhere" / "page.html", "x")
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]
