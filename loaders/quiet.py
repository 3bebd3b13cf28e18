"""Libraries that tell of bad input by logging: foedus tells of it itself, as a Problem."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet(*libraries: str) -> Iterator[None]:
    """Let nothing that libraries log reach the terminal; what their users made of their loggers comes back after."""
    loggers = [logging.getLogger(name) for name in libraries]
    before = [(logger, logger.handlers, logger.propagate) for logger in loggers]
    for logger in loggers:  # where its modules' own loggers end up too, which a disabled one would let pass
        logger.handlers, logger.propagate = [logging.NullHandler()], False
    try:
        yield
    finally:
        for logger, handlers, propagate in before:
            logger.handlers, logger.propagate = handlers, propagate
