"""Edges, dates and evidence in words, in French and English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from foedus.explorer.articles import article
from foedus.explorer.duty_words import DUTY_WORDS
from foedus.explorer.plain import shortened
from foedus.exports.lookup import Lookup
from foedus.graph import Assertion, Evidence, Node, ontology, phrase
from foedus.graph.errors import UnknownNode
from foedus.graph.names import fold
from foedus.graph.ontology import with_article

_NUMBER = re.compile(r"\d|[IVXLC]+\b")
_HALVES = re.compile(r"(\[[^]]*\]|[^/]*)/(.*)")  # a first and a last day, as loaders.tables writes spells
QUOTE_WIDTH = 160  # characters of a quote in a line of evidence
_WORDS = {
    "en": {
        "planned": "planned", "conditional": "conditional", "possible": "possible",
        "says": "according to", "interval": "{} to {}", "since": "since {}", "until": "until {}", "quote": "“{}”",
        "undated": "undated", "by_its_leaders": "By its leaders, in office",
        "characters": "characters {} to {}", "decided": "said with foedus same or split",
        "spelt": "{} and {} are spellings of one name, both for {}", "row": "row {}", "also": "Also",
        "pair": "{}: {}", "semicolon": "; ", "and": "and", "or": "or", "no_path": "No path from {} to {}",
        "no_later": "--chronological removed the last one; nothing leads on in the order of time.",
        "too_far": "--max-hops {} removed the last one; the shortest has {} hops.",
        "unjoined": "nothing in the store joins them, whatever the options.", "removed": "{} removed the last one.",
        "later": "some day after {}", "between": "some day between {} and {}",
    },
    "fr": {
        "planned": "prévu", "conditional": "sous condition", "possible": "possible",
        "says": "selon", "interval": "{} à {}", "since": "depuis {}", "until": "jusqu'à {}", "quote": "« {} »",
        "undated": "sans date", "by_its_leaders": "Par ses dirigeants, en fonction",
        "characters": "caractères {} à {}", "decided": "dit avec foedus same ou split",
        "spelt": "{} et {} sont deux graphies d'un nom, pour {}", "row": "ligne {}", "also": "Et aussi",
        "pair": "{} : {}", "semicolon": " ; ", "and": "et", "or": "ou", "no_path": "Aucun chemin {:de} vers {:le}",
        "no_later": "--chronological a écarté le dernier ; rien ne mène plus loin dans l'ordre du temps.",
        "too_far": "--max-hops {} a écarté le dernier ; le plus court a {} étapes.",
        "unjoined": "rien ne les relie dans cette base, quelles que soient les options.",
        "removed": "le dernier est écarté par {}.",
        "later": "un jour après {}", "between": "un jour entre {} et {}",
    },
}  # fmt: skip


class Names:
    """Names to be formatted: `{}` has them bare, `{:le}` with articles, `{:de}` with a preposition before each."""

    def __init__(self, *names: tuple[str, str]) -> None:
        self._names = names

    def __format__(self, spec: str) -> str:
        if not spec:
            return ", ".join(name for name, _ in self._names)
        return ", ".join(with_article(*each, "" if spec == "le" else spec) for each in self._names)


class Words:
    """How to say in one language what a store holds."""

    def __init__(self, lookup: Lookup, language: str) -> None:
        self.lookup, self.language = lookup, language
        self.word, self.duty = _WORDS[language], DUTY_WORDS[language]

    def label(self, ident: str) -> str:
        """What to call a node."""
        return self.lookup.node(ident).label(self.language)

    def has(self, ident: str) -> bool:
        """Whether there is such a node."""
        try:
            self.lookup.node(ident)
        except UnknownNode:
            return False
        return True

    def pair(self, name: str, said: str) -> str:
        """Something and what is said of it: `binding: Russia`, in French `oblige : Russie`."""
        return self.word["pair"].format(name, said)

    def joined(self, parts: Iterable[str]) -> str:
        """Several things that are said, one after another."""
        return self.word["semicolon"].join(parts)

    def attribute(self, name: str, value: object) -> str:
        """An attribute of a node with its value, ids of nodes by their names: `signed: 1947-09-02`."""
        declared, said = ontology().attributes.get(name), str(value)
        if declared is None:
            return self.pair(name, said)
        if declared.nodes:
            said = ", ".join(self.label(each) if self.has(each) else each for each in said.split("|"))
        elif name == "existed":
            said = ", ".join(map(self.when, said.split("|")))
        said = declared.values.get(self.language, {}).get(said, said)
        return self.pair(declared.labels[self.language], said)

    def kind(self, each: Node) -> str:
        """What kind of node it is."""
        return ontology().kinds[each.kind].labels[self.language]

    def in_order(self, idents: Iterable[str]) -> list[str]:
        """Each name once, in the order of the names: that of ids means nothing to a reader."""
        return sorted(dict.fromkeys(map(self.label, idents)), key=fold)

    def when(self, date: str | None) -> str:
        """An EDTF date in words: `1947 to 1982`, `since 1947`; single dates stay as they are."""
        if date is None:
            return self.word["undated"]
        if not (halves := _HALVES.fullmatch(date)):
            return date
        first, last = map(self._bound, halves.groups())
        if last in ("", ".."):
            return self.word["since"].format(first)
        return self.word["until"].format(last) if first in ("", "..") else self.word["interval"].format(first, last)

    def _bound(self, date: str) -> str:
        """A bound that may lie on any day of an interval, in words."""
        if not date.startswith("["):
            return date
        first, _, last = date.strip("[]").partition("/")
        return self.word["later"].format(first) if last == ".." else self.word["between"].format(first, last)

    def phrase(self, assertion: Assertion) -> str:
        """The clause of an edge: `Chile accused Argentina`; of a negated one, `Chile did not accuse Argentina`."""
        clause = phrase(
            assertion.relation,
            self.language,
            self._with_article(assertion.source),
            self._with_article(assertion.target),
            denied=assertion.polarity == "negated",
            planned=assertion.modality == "planned",
            manner=assertion.manner,
        )
        return _capital(clause)

    def according_to(self, said: str, speakers: Iterable[str]) -> str:
        """Something said, and who alone says so: `refused, according to Nikol Pashinyan`."""
        named = [with_article(*self._with_article(each), self.word["says"]) for each in speakers]
        return ", ".join([said, *named])

    def sentence(self, assertion: Assertion) -> str:
        """The clause with date, modality and speaker in brackets."""
        brackets = self.brackets(assertion)
        return f"{self.phrase(assertion)} ({brackets})" if brackets else self.phrase(assertion)

    def brackets(self, assertion: Assertion, *, dated: bool = True) -> str:
        """Date, where wanted, modality and speaker, as far as there are any."""
        speaker = assertion.attributed_to
        said = [
            self.when(assertion.date) if assertion.date and dated else "",
            "" if assertion.modality == "actual" else self.word[assertion.modality],
            with_article(*self._with_article(speaker), self.word["says"]) if speaker else "",
        ]
        return "; ".join(part for part in said if part)

    def evidence(self, piece: Evidence, width: int = QUOTE_WIDTH) -> str:
        """A piece of evidence on one line: the quote and where it stands."""
        return f"{self.word['quote'].format(shortened(piece.quote, width))} — {self.place(piece)}"

    def place(self, piece: Evidence) -> str:
        """Where a piece of evidence stands: title, outlet, date of the document, its id."""
        document = self.lookup.document(piece.document)
        known = ", ".join(part for part in (document.title, document.outlet, document.published) if part)
        return f"{known} [{document.id}]".strip()

    def spot(self, piece: Evidence) -> str:
        """The place in the document: characters, or the row of a data set."""
        if "row" in piece.details:
            return self.word["row"].format(piece.details["row"])
        return self.word["characters"].format(piece.start, piece.end)

    def step(self, details: dict[str, Any]) -> str:
        """A step of a derivation in words, taken out of the details of its evidence; nothing where they hold none."""
        if "step" not in details:
            return ""
        treaty, relation = self.label(details.pop("treaty")), details.pop("relation")
        details.pop("step")
        source, target = (details.pop(end, "") for end in ("source", "target"))
        if relation in ("provides", "in-force"):
            said = self.duty[relation].format(treaty, self.article(target))
        else:
            said = self.duty[relation].format(self.names(source), self.names(target))
        date = details.pop("date", None)
        return f"{said} ({self.when(date)})" if date else said

    def detail(self, name: str, value: object) -> str:
        """What qualifies a claim, with its name as the ontology has it; what it does not have, as it stands."""
        declared = ontology().details.get(name)
        said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        if declared is None:
            return f"{name}: {said}"
        said = declared.values.get(said, {}).get(self.language, said)
        return self.pair(declared.labels[self.language], said)

    def article(self, article: str) -> str:
        """`article 4`, `article III`; what is no number, such as a protocol or a declaration, by its name."""
        from foedus.loaders.known import known

        named = known().word(article, self.language)
        return self.duty["article"].format(named) if _NUMBER.match(article) else named

    def names(self, *idents: str) -> Names:
        """What to call nodes, each once, where words put an article or a preposition before."""
        return Names(*(self._with_article(ident) for ident in dict.fromkeys(idents)))

    def _with_article(self, ident: str) -> tuple[str, str]:
        each = self.lookup.node(ident)
        return each.label(self.language), article(each, self.language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
