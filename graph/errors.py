"""What foedus raises: misuse and a store that cannot serve. Bad input data is a Problem, never an exception.

FoedusError
├── StoreError
│   ├── NotAStore
│   ├── StoreTooNew
│   └── StoreUnwritable
├── BadReading
├── UnknownNode
│   └── UntoldNode
├── UnknownName
├── UnknownReader
└── BadDate
"""

from __future__ import annotations


class FoedusError(Exception):
    """Base of all: the message says what was wrong and what to do."""


class StoreError(FoedusError):
    """The store cannot be opened or written."""


class NotAStore(StoreError):
    """The file is there but is not a foedus store."""


class StoreTooNew(StoreError):
    """The store was written by a newer foedus."""


class StoreUnwritable(StoreError):
    """The store cannot be written: full disk, read only, locked."""


class BadReading(FoedusError, ValueError):
    """What a loader read of a document contradicts itself, or says what the ontology has no word for."""


class UnknownNode(FoedusError):
    """No node has this id or name, and `suggestions` are the nearest ones; or `several` have it, the suggestions."""

    def __init__(self, text: str, suggestions: tuple[str, ...] = (), *, several: bool = False) -> None:
        self.text, self.suggestions, self.several = text, suggestions, several
        listed = ", ".join(suggestions)
        if several:
            super().__init__(f"{text!r} may mean: {listed}. Name one by its id.")
            return
        hint = f" Did you mean: {listed}?" if suggestions else ""
        super().__init__(f"nothing in the store is called {text!r}.{hint}")


class UntoldNode(UnknownNode):
    """No document of the store tells of it, but the gazetteer has a state of this name, with the id `ident`."""

    def __init__(self, text: str, ident: str) -> None:
        self.text, self.suggestions, self.several = text, (), False
        told = f"no document in the store tells of {text!r} ({ident})."
        FoedusError.__init__(self, f"{told} What treaties bind it to: foedus obligations {ident}")


class UnknownName(FoedusError):
    """A relation, family, kind, polarity or modality that the ontology does not have."""


class UnknownReader(FoedusError):
    """No reader of texts is installed under this name, or it cannot be imported."""


class BadDate(FoedusError, ValueError):
    """Not a date in EDTF level 0 or 1."""
