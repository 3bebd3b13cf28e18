"""What README shows is what happens: its commands and its Python are run, and what they print is compared.

FOEDUS_REFRESH=1 writes what they print into README, and the picture anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
README, PICTURE = ROOT / "README.md", ROOT / "docs" / "picture.svg"
REFRESH = os.environ.get("FOEDUS_REFRESH") == "1"
# Where a reader would be, instead of this test's folder.
HOME = "/home/you/foedus"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(command: list[str], folder: Path) -> str:
    """What a process prints, with the test's folder named as a reader's would be. Its end must be 0 or 1."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"} | {"FOEDUS_STORE": "foedus.db"}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=False, text=True, encoding="utf-8", timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert done.returncode in (0, 1) and "Traceback" not in done.stdout, done.stdout
    return done.stdout.replace(str(folder.resolve()), HOME)


def told(text: str, folder: Path) -> Iterator[str]:
    """A README whose outputs are what its commands print now: each output follows its command or its Python block."""
    rest, printed = 0, ""
    for block in _BLOCK.finditer(text):
        language, content = block[1], block[2]
        yield text[rest : block.start(2)]
        rest = block.end(2)
        if language == "console":
            commands = [line[2:] for line in content.splitlines() if line.startswith("$ ")]
            yield "".join(f"$ {command}\n{run(['sh', '-c', command], folder)}" for command in commands)
        elif language == "text":
            yield printed
        else:
            yield content
            if language == "python":
                printed = run([sys.executable, "-c", content], folder)
    yield text[rest:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder; the first command that README shows loads the seeds there."""
    return tmp_path_factory.mktemp("readme")


@pytest.fixture(scope="module")
def now(folder: Path) -> str:
    """README as it should be."""
    return "".join(told(README.read_text(encoding="utf-8"), folder))


def test_readme_shows_what_its_commands_print(now: str) -> None:
    if REFRESH:
        README.write_text(now, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == now, "run: FOEDUS_REFRESH=1 pytest tests/test_readme.py"


def test_a_stale_output_would_be_seen(tmp_path: Path) -> None:
    text = "```console\n$ foedus --version\nfoedus 0\n```\n"
    fresh = "".join(told(text, tmp_path))
    assert fresh != text and fresh.startswith("```console\n$ foedus --version\nfoedus 0.1")


def words(svg: str) -> list[str]:
    return [part for part in ElementTree.fromstring(svg).itertext() if part.strip()]


def test_the_picture_shows_what_the_seeds_say(now: str, folder: Path) -> None:
    """Words are compared, not places: the last bit of a sum differs from one processor to the next."""
    assert "docs/picture.svg" in now
    svg = run([sys.executable, str(ROOT / "docs" / "picture.py"), "foedus.db"], folder)
    if REFRESH:
        PICTURE.write_text(svg, encoding="utf-8")
    assert words(PICTURE.read_text(encoding="utf-8")) == words(svg), "run: make picture"


def test_what_readme_points_at_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^):]+)\)", text):
        assert (ROOT / target).exists(), target
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", text, re.MULTILINE):
        assert f"\n{target}:" in makefile
