"""A real store of July 1914, pages made of it, and a real Chromium that may load nothing but files."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from foedus.explorer.knowledge import Knowledge
from foedus.explorer.listening import server
from foedus.explorer.page import render, write
from foedus.explorer.serving import Served
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Assertion, Document, Evidence, Filter, Name, Node, Provision, Reading, Store, add, to_networkx
from foedus.loaders.known import known

if TYPE_CHECKING:
    import networkx
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
DOCUMENTS = {
    "pactes.md": Document("pactes.md", "Des pactes et des hommes", "1913-11", "fr", "Cahiers du monde"),
    "crise.md": Document("crise.md", "Trente-huit jours", "1914-09-01", "fr", "Revue d'hier", "https://example.org/38"),
    "presse.md": Document("presse.md", "La presse du matin", "1914-08-24", "fr", "La Dépêche"),
}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def actor(row: dict[str, str]) -> Node:
    names = [Name(row["fr"], "fr", "label"), Name(row["en"], "en", "label")]
    names += [Name(each) for each in row["aliases"].split("|") if each]
    attributes = {**json.loads(row["attributes"]), "article_fr": row["article"]}
    duties = {"triple-alliance-treaty": (Provision("2", "defense", "attaque non provoquée par la France"),)}
    return Node(row["id"], row["kind"], tuple(names), attributes, duties.get(row["id"], ()))


def assertion(row: dict[str, str], start: int) -> Assertion:
    inside = start + row["sentence"].index(row["quote"])
    piece = Evidence(
        row["document"],
        inside,
        inside + len(row["quote"]),
        row["quote"],
        row["sentence"],
        start,
        f"fr.{row['relation']}",
    )
    return Assertion(
        row["source"], row["relation"], row["target"], row["date"] or None, row["polarity"] or "affirmed",
        row["modality"] or "actual", row["attributed_to"] or None, (piece,),
    )  # fmt: skip


@pytest.fixture(scope="session")
def july(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """33 actors, 91 edges, three documents."""
    actors = tuple(actor(row) for row in rows("july-1914-actors.csv"))
    said: dict[str, list[Assertion]] = {name: [] for name in DOCUMENTS}
    for place, row in enumerate(rows("july-1914.csv")):
        said[row["document"]].append(assertion(row, 100 * place))
    with Store.open(tmp_path_factory.mktemp("july") / "july.db", create=True) as store:
        add(store, *(Reading(DOCUMENTS[name], actors, tuple(said[name])) for name in DOCUMENTS))
        yield store


@pytest.fixture(scope="session")
def network(july: Store) -> networkx.MultiDiGraph[str]:
    return to_networkx(july)


@pytest.fixture(scope="session")
def july_page(network: networkx.MultiDiGraph[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of July 1914, opening on Serbia, in French."""
    path = tmp_path_factory.mktemp("page") / "july.html"
    write(path, render(network, title="Juillet 1914", focus=("SRB",)))
    return path


Open = Callable[..., Any]


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[str]]:
    return served_at


@contextmanager
def served_at(path: Path, html: Callable[..., str], most: int) -> Iterator[str]:
    """The address of a store's page while it is served, from a thread of its own."""
    ready, found = threading.Event(), []

    def run() -> None:
        with Store.open(path) as store:
            made, where = server(Served(store, html, Filter, most))
            found.extend([made, where])
            ready.set()
            with made:
                made.serve_forever(poll_interval=0.05)

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(60)
    yield str(found[1])
    found[0].shutdown()
    thread.join()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a file (and a hash) in a window of some size; at the end no request left the file, and nothing erred."""
    trouble: list[str] = []
    contexts = []

    def opened(path: Path, state: str = "", *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: trouble.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else stop(route))
        page.goto(path.as_uri() + state)
        page.evaluate("window.foedus.ready")
        return page

    def stop(route: Any) -> None:
        trouble.append(f"asked for {route.request.url}")
        route.abort()

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture(scope="session")
def lawful_page(july: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """July 1914 with what bound its states."""
    path = tmp_path_factory.mktemp("lawful") / "july.html"
    write(path, lawful(july))
    yield path


def lawful(store: Store, **more: Any) -> str:
    facts = Knowledge(store, known(), Words(Lookup(store, known()), "fr"))
    return render(to_networkx(store), title="Juillet 1914", focus=("SRB",), facts=facts, **more)


@pytest.fixture
def visit() -> Callable[[Any, str], None]:
    """Takes a page to a state, and waits until it stands there."""

    def visited(page: Any, state: str) -> None:
        page.evaluate("hash => { location.hash = hash; }", state)
        page.wait_for_timeout(300)
        page.evaluate("window.foedus.ready")

    return visited


@pytest.fixture
def saved() -> Callable[[Any, str], bytes]:
    """What a page gives to be kept, by the name of its button."""

    def kept(page: Any, what: str) -> bytes:
        page.click("#export")
        with page.expect_download() as found:
            page.click(f"[data-save={what}]")
        page.click("#export-box [data-close]")
        return Path(found.value.path()).read_bytes()

    return kept


@pytest.fixture(params=["file", "served"])
def either_of(request: Any, open_page: Open, browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page from a folder, or as its store is served: the same journeys."""
    with ExitStack() as stack:

        def opened(file: Path, store: Path, html: Callable[..., str]) -> Any:
            if request.param == "file":
                return open_page(file)
            return stack.enter_context(served_page(browser, served_at(store, html, 300)))

        yield opened


@pytest.fixture
def either(either_of: Callable[..., Any], lawful_page: Path, july: Store) -> Any:
    """July 1914 with what bound its states, from a folder and served."""
    return either_of(lawful_page, july.path, lawful)


@contextmanager
def served_page(browser: Browser, server: AbstractContextManager[str]) -> Iterator[Page]:
    """The page that is served, in a window of its own; at the end it asked nobody else, and nothing erred."""
    trouble: list[str] = []
    with server as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.on("console", lambda said: trouble.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda each: trouble.append(each.url) if not each.url.startswith((address, "data:")) else 0)
        page.goto(address, timeout=120_000)
        page.evaluate("window.foedus.ready")
        yield page
        context.close()
    assert trouble == []


OWN = Document("own.md", "An autumn", "2026-11-25", "en", "foedus, own summary")
SENTENCES = (
    ("AFG", "attacked", "USA", "2001-09-11", "Afghanistan attacked the United States."),
    ("DEU", "aided", "USA", "2001-11-16", "Germany sent troops to the United States."),
    ("USA", "requested-aid-from", "NATO", "2001-10-03", "The United States asked NATO for help."),
    ("RUS", "pledged-aid-to", "USA", "2001-09-24", "Russia promised help."),
    ("SUN", "attacked", "AFG", "1979-12-27", "Russia attacked Afghanistan."),
)


def autumnal(store: Store, **more: Any) -> str:
    facts = Knowledge(store, known(), Words(Lookup(store, known()), "en"))
    return render(to_networkx(store), language="en", focus=("USA",), facts=facts, **more)


@pytest.fixture(scope="session")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A page without a title, of a summary of our own: an attack that calls up dozens of duties, few of them kept."""
    idents = ("AFG", "USA", "DEU", "FRA", "RUS", "SUN", "NATO")
    actors = tuple(node for each in idents if (node := known().node(each)))
    said = tuple(
        Assertion(*edge, evidence=(Evidence("own.md", 50 * at, 50 * at + len(text), text, text, 50 * at),))
        for at, (*edge, text) in enumerate(SENTENCES)
    )
    folder = tmp_path_factory.mktemp("autumn")
    with Store.open(folder / "autumn.db", create=True) as store:
        add(store, Reading(OWN, actors, said))
        write(folder / "autumn.html", autumnal(store))
    yield folder / "autumn.html"


@pytest.fixture
def either_autumn(either_of: Callable[..., Any], autumn: Path) -> Any:
    """The page of that summary, from a folder and served."""
    return either_of(autumn, autumn.with_suffix(".db"), autumnal)
