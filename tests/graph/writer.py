"""Writes to a store until it is killed, and says which steps are done: python writer.py STORE FIRST_STEP"""

from __future__ import annotations

import random
import sys
from itertools import count

from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, forget

DOCUMENTS, STATES, EDGES = 30, 12, 8


def is_forgetting(number: int) -> bool:
    """Whether a step forgets a document instead of writing one."""
    return number % 7 == 6


def name(number: int) -> str:
    """The document that a step is about."""
    return f"{number * 11 % DOCUMENTS:02d}.txt"


def reading(number: int) -> Reading:
    """The document of a step: it says other things each time it is written."""
    chance, said = random.Random(number), []
    states = [f"S{i:02d}" for i in range(STATES)]
    for place in range(chance.randint(1, EDGES)):
        source, target = chance.sample(states, 2)
        relation = chance.choice(("aided", "attacked"))
        quote = f"in step {number} " * chance.randint(1, 20)
        piece = Evidence(name(number), place, place + len(quote), quote, quote, place, "test")
        said.append(Assertion(source, relation, target, f"{1900 + place}", evidence=(piece,)))
    turn = number % 3
    nodes = (Node(each, "State", (Name(f"{each} of {turn}", "en", "label"),), {"n": turn}) for each in states)
    return Reading(Document(name(number), title=f"as of step {number}"), tuple(nodes), tuple(said))


def write(path: str, first: int) -> None:
    """Step after step from the first: documents are written, perhaps over older ones, or forgotten."""
    with Store.open(path, create=True) as store:
        print("ready", flush=True)
        for number in count(first):
            if is_forgetting(number):
                forget(store, name(number))
            else:
                add(store, reading(number))
            print(number, flush=True)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
