"""Libraries that tell of bad input by logging: foedus tells of it itself, as a Problem."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet(*libraries: str) -> Iterator[None]:
    """Let nothing that libraries log reach the terminal; what their users made of their loggers comes back after."""
    loggers = [logging.getLogger(name) for name in libraries]
    before = [(logger, logger.disabled) for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, disabled in before:
            logger.disabled = disabled
