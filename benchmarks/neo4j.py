"""How fast 100,000 edges come into a real Neo4j: python benchmarks/neo4j.py

By push, by one MERGE a row (a part of them, and the rest by the same rate), and by the importer. Needs the jars that
tests/neo4j/fetch.sh brings.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from time import perf_counter

from synthetic import pushed_store

from foedus.exports.neo4j.files import write_neo4j_csv
from foedus.exports.neo4j.job import Job
from foedus.exports.neo4j.link import Link, Server, connect
from foedus.exports.neo4j.push import Outcome, secure
from foedus.graph import Store

# In place of this folder, in which the driver of the same name would not be found.
sys.path.pop(0)
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "neo4j"))
from server import PASSWORD, Neo4j

ONE_BY_ONE = 1_000  # edges, and a tenth of that nodes
_NODE = "MERGE (n:Actor:{name} {{id: $id}}) SET n += $properties"
_EDGE = (
    "MATCH (a:{source} {{id: $source}}) MATCH (b:{target} {{id: $target}})"
    " MERGE (a)-[r:{name} {{id: $id}}]->(b) SET r += $properties"
)


def timed(what: str, action: Callable[[], object]) -> float:
    """Do it and print the seconds that it took."""
    start = perf_counter()
    action()
    taken = perf_counter() - start
    print(f"{what:<46} {taken:9.1f} s", flush=True)
    return taken


def push(link: Link, store: Store) -> Outcome:
    """What `foedus push neo4j` does."""
    outcome = Outcome()
    Job(store).run(link, outcome, lambda steps: None)
    return outcome


def one_by_one(link: Link, store: Store) -> None:
    """One MERGE a row, each a transaction, into a database that has the constraints already."""
    nodes, edges = Job(store).stages()
    for row in chain(islice(nodes, ONE_BY_ONE // 10), islice(edges, ONE_BY_ONE)):
        values = {"id": row.id, "properties": row.properties}
        if row.source and row.target:
            statement = _EDGE.format(name=row.name, source=row.source[0], target=row.target[0])
            link.write(statement, **values, source=row.source[1], target=row.target[1])
        else:
            link.write(_NODE.format(name=row.name), **values)


def main() -> None:
    """Print all figures and the ratios between them."""
    path = pushed_store()
    folder = Path(tempfile.mkdtemp())
    server = Neo4j(folder / "pushed", jit=True)
    server.configure({"server.memory.heap.max_size": "1g", "server.memory.pagecache.size": "512m"})
    server.start()
    with Store.open(path) as store, connect(Server(server.uri, "neo4j", PASSWORD)) as link:
        edges = Job(store).size()
        secure(link, proofs=False, dry=False)
        naive = timed(f"one MERGE a row, {ONE_BY_ONE} edges", lambda: one_by_one(link, store))
        first = timed(f"push, {edges} nodes and edges", lambda: push(link, store))
        again = timed("push again, nothing changed", lambda: push(link, store))
    server.stop()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    with Store.open(path) as store:
        files = timed("files for the importer", lambda: write_neo4j_csv(store, folder / "files"))
    imported = Neo4j(folder / "imported", jit=True)
    arguments = ("database", "import", "full", "neo4j", "@import.args")
    importer = timed("neo4j-admin database import", lambda: imported.admin(*arguments, folder=folder / "files"))
    whole = naive / (ONE_BY_ONE + ONE_BY_ONE // 10) * edges
    print(f"push is {whole / first:.0f} times as fast as one MERGE a row ({edges / first:.0f} rows a second);")
    print(
        f"again it takes {again / first:.2f} of that; files and importer take {(files + importer) / first:.2f} of it;"
    )
    print(f"foedus itself had {peak} MiB at most.")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
