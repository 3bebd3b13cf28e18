"""What all tests share: how properties are tried (the same examples each time, so that failures come again; a busy
machine causes none), and one Chromium, because two cannot be driven at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("foedus", deadline=None, derandomize=True)
settings.load_profile("foedus")

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium_path() -> str:
    named = os.environ.get("FOEDUS_CHROMIUM")
    found = next((path for path in ([named] if named else CHROMIUM) if Path(path).exists()), None)
    if found:
        return found
    reason = "no Chromium: install Debian's package chromium, or name one with FOEDUS_CHROMIUM"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()
