"""Saving: all or nothing."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.exports import FORMATS, generate, write
from foedus.exports.saving import save
from foedus.graph import Store


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_writes_what_it_generates_and_always_the_same(name: str, hostile: Store, tmp_path: Path) -> None:
    text = "".join(generate(name)(hostile, None))
    write(name)(hostile, tmp_path / "out", None)
    assert (tmp_path / "out").read_bytes().decode() == text == "".join(generate(name)(hostile, None))
    assert text.endswith("\n")


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        save(target, pieces())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    save(tmp_path / "link.txt", ["new é\n"])
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == "new é\n".encode()


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_text()))
    reader.start()
    save(tmp_path / "pipe", ["through"])
    reader.join(timeout=10)
    assert read == ["through"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError) as caught:
        save(tmp_path / "no" / "out.txt", ["x"])
    assert caught.value.filename == str(tmp_path / "no" / "out.txt")
