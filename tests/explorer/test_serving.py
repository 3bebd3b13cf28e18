"""What is served on this machine: the page is made once as long as the store is the same, and readers may go away."""

from __future__ import annotations

import http.client
import math
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations, pairwise
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from foedus.explorer import serving as serving_module
from foedus.explorer.listening import server
from foedus.explorer.readers import Readers, put
from foedus.explorer.serving import Served
from foedus.graph import Assertion, Document, Evidence, Filter, Name, Node, Reading, Store, add, counts, select

NODES = tuple(Node(ident, "State", (Name(ident, "en", "label"),)) for ident in ("a", "b"))


class Maker:
    """Makes pages of some size, and counts them; where it is told to, it waits for leave."""

    def __init__(self, size: int = 1) -> None:
        self.calls, self.size, self.begun, self.leave = 0, size, Event(), Event()
        self.leave.set()

    def __call__(self, store: Store, served: str) -> str:
        self.calls += 1
        self.begun.set()
        assert self.leave.wait(20)
        data = '<script id="data">{"nodes": {"id": ["a"], "x": [0], "y": [0]}}</script>'
        return f"{self.calls} {served} {counts(store)['edges']} {data}{'x' * self.size}"


def tell(path: Path, year: str) -> None:
    """Write to a store as another program does."""
    said = Assertion("a", "accused", "b", year, evidence=(Evidence(year, 0, 1, "x"),))
    with Store.open(path, create=True) as store:
        add(store, Reading(Document(year), NODES, (said,)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    tell(tmp_path / "s.db", "2001")
    return tmp_path / "s.db"


@contextmanager
def serving(path: Path, html: Maker) -> Iterator[str]:
    ready, found = Event(), []

    def run() -> None:
        with Store.open(path) as store:
            made, address = server(Served(store, html, Filter, 80))
            found.extend([made, address])
            ready.set()
            with made:
                made.serve_forever(poll_interval=0.02)

    thread = Thread(target=run)
    thread.start()
    assert ready.wait(20)
    yield str(found[1])
    found[0].shutdown()
    thread.join()


def ask(address: str, method: str = "GET") -> tuple[http.client.HTTPResponse, bytes]:
    where = urlsplit(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=20)
    connection.request(method, where.path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_the_page_is_made_once_until_the_store_changes(path: Path) -> None:
    html = Maker()
    with serving(path, html) as address:
        first = ask(address)[1]
        assert ask(address)[1] == first and html.calls == 1
        tell(path, "2002")
        second = ask(address)[1]
        assert html.calls == 2 and b" 2 <script" in second
        assert ask(address)[1] == second and html.calls == 2


def test_what_the_serving_connection_itself_writes_makes_the_page_anew(path: Path) -> None:
    html = Maker()
    with Store.open(path) as store:
        served = Served(store, html, Filter, 80)
        first = served.page("t")
        add(store, Reading(Document("d"), NODES, ()))
        assert served.page("t") != first and html.calls == 2
        assert "other" in served.page("other")


def test_a_store_that_changes_while_the_page_is_made_makes_the_next_one_anew(path: Path) -> None:
    with Store.open(path) as store:
        years = iter(["2002"])

        def html(store: Store, served: str) -> str:
            made = Maker()(store, served)
            for year in years:
                tell(path, year)
            return made

        served = Served(store, html, Filter, 80)
        assert " 1 <script" in served.page("t")
        assert " 2 <script" in served.page("t")


def test_derived_relations_are_those_of_the_store_as_it_is_now(path: Path) -> None:
    made: list[Filter] = []

    def filters() -> Filter:
        made.append(Filter())
        return made[-1]

    with Store.open(path) as store:
        served = Served(store, Maker(), filters, 80)
        served.near("a")
        served.near("b")
        assert len(made) == 1
        tell(path, "2002")
        assert len(served.near("a", "another")["edges"]["id"]) == 2 and len(made) == 2


def test_a_window_that_is_loaded_again_is_told_what_the_first_was_told(tmp_path: Path) -> None:
    chain = tuple(Node(f"n{n}", "State", (Name(f"n{n}", "en", "label"),)) for n in range(6))
    piece = (Evidence("d", 0, 1, "x"),)
    said = tuple(Assertion(f"n{n}", "accused", f"n{n + 1}", "2001", evidence=piece) for n in range(5))
    with Store.open(tmp_path / "chain.db", create=True) as store:
        add(store, Reading(Document("d"), chain, said))
        served = Served(store, Maker(), Filter, 80)
        first = served.near("n1", "one")
        assert set(first["nodes"]["id"]) == {"n0", "n1", "n2"} and sum(first["nodes"]["beyond"]) == 1
        served.near("n3", "one")
        assert served.near("n1", "two") == first


def test_what_is_new_stands_clear_of_all_that_is_there() -> None:
    sent = {"a": (0, 0), "b": (150, 0)}
    put(["a", *(f"n{n}" for n in range(40))], sent, "a")
    assert len(sent) == 42 and sent["a"] == (0, 0)
    assert min(math.dist(one, other) for one, other in combinations(sent.values(), 2)) >= 72
    put(["far", "m1", "m2"], sent, "far")
    assert all(math.dist(sent["far"], sent[each]) < 200 for each in ("m1", "m2"))
    assert all(math.dist(sent["far"], at) > 300 for ident, at in sent.items() if ident not in ("far", "m1", "m2"))


def test_a_reader_that_was_long_away_has_the_page_alone() -> None:
    readers, page = Readers(), {"a": (0, 0)}
    readers.of("one", page)["b"] = (9, 9)
    assert readers.of("two", page) == page and set(readers.of("one", page)) == {"a", "b"}
    for number in range(20):
        readers.of(str(number), page)
    assert readers.of("one", page) == page


def test_a_page_that_failed_is_made_at_the_next_call(path: Path) -> None:
    class Failed(Exception):
        pass

    fails = iter([True, False])

    def html(store: Store, served: str) -> str:
        if next(fails):
            raise Failed
        return Maker()(store, served)

    with Store.open(path) as store:
        served = Served(store, html, Filter, 80)
        with pytest.raises(Failed):
            served.page("t")
        assert " 1 <script" in served.page("t")


def test_head_is_get_without_its_body(path: Path) -> None:
    html = Maker()
    with serving(path, html) as address:
        (got, page), (head, nothing) = ask(address), ask(address, "HEAD")
        assert (head.status, head.headers["Content-Type"]) == (200, got.headers["Content-Type"])
        assert int(head.headers["Content-Length"]) == len(page) and nothing == b"" and html.calls == 1
        assert ask(address.rstrip("/") + "x/", "HEAD")[0].status == 404


def test_a_reader_who_goes_away_leaves_no_trace_and_the_next_is_answered(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    html = Maker(size=8_000_000)  # more than what waits in a socket
    with serving(path, html) as address:
        where = urlsplit(address)
        for before in (b"", f"GET {where.path} HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode()):
            gone = socket.create_connection((where.hostname, where.port), 20)
            html.leave.clear()
            gone.sendall(before)
            assert not before or html.begun.wait(20)
            # Closed at once, with a reset: the first before it asked, the second while its page is made.
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            gone.close()
            html.leave.set()
        answer, page = ask(address)
        assert answer.status == 200 and len(page) > html.size and html.calls == 1
    assert capfd.readouterr().err == ""


def test_the_steps_of_a_route_are_asked_of_the_store_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(serving_module, "hops", lambda store, route, allowed: asked.append(route) or found(route))

    def found(route: tuple[str, ...]) -> list[list[Assertion]]:
        return [list(select(store, Filter(nodes=pair))) for pair in pairwise(route)]

    with Store.open(path) as store:
        served = Served(store, Maker(), Filter, 80)
        served.page("t")
        assert served.routes({"from": "a", "to": "b", "stand": "2001"})["routes"] == [["a", "b"]]
    assert asked == [("a", "b")]
