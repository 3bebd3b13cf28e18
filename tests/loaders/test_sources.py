"""What paths lead to: files, folders and manifests, friendly and hostile; nothing read lies outside its folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from sys import getrecursionlimit

import pytest

from foedus.graph import Problem
from foedus.loaders import manifest
from foedus.loaders.sources import Source, sources

Find = Callable[..., list[str]]


@pytest.fixture
def find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Find:
    """Make files (path: content; None is a folder), and tell in a few words what paths lead to in their folder."""
    monkeypatch.chdir(tmp_path)

    def run(*paths: str, files: dict[str, str | bytes | None] | None = None) -> list[str]:
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.mkdir(exist_ok=True)
            else:
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [told(each) for each in sources(paths)]

    return run


def told(each: Source | Problem) -> str:
    if isinstance(each, Problem):
        return f"! {each}"
    known = "".join(f" {name}={value}" for name, value in each.known.items() if value)
    return f"{each.id} <{each.path or 'stdin'}>{known}"


SOME = {"b.txt": "b", "a.md": "a", "c.jsonl": "c", "d.pdf": "d", "A.TXT": "A", "sub/e.txt": "e", ".hidden.txt": "h"}


def test_a_file_is_itself_and_its_name_is_its_id(find: Find) -> None:
    assert find("sub/e.txt", "d.pdf", files={**SOME}) == ["e.txt <sub/e.txt>", "d.pdf <d.pdf>"]


def test_a_folder_is_what_it_holds_in_the_order_of_names(find: Find) -> None:
    assert find(".", files={**SOME}) == [
        "A.TXT <A.TXT>", "a.md <a.md>", "b.txt <b.txt>", "c.jsonl <c.jsonl>", "d.pdf <d.pdf>", "sub/e.txt <sub/e.txt>"
    ]  # fmt: skip


def test_what_a_browser_saves_beside_a_page_is_no_document(find: Find) -> None:
    saved = {"Page.html": "p", "Page_files/frame.html": "f", "Page_fichiers/x.htm": "x", "other_files/o.html": "o"}
    assert find(".", files={**saved}) == ["Page.html <Page.html>", "other_files/o.html <other_files/o.html>"]


def test_standard_input_counts_once_and_a_file_called_so_is_a_file(find: Find) -> None:
    assert find("-", "b.txt", "-", "./-", files={**SOME, "-": "x"}) == ["- <stdin>", "b.txt <b.txt>", "- <->"]


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        ("b.txt b.txt ./b.txt sub/../b.txt", "b.txt"),
        ("sub sub/e.txt", "e.txt"),
        (". sub", "A.TXT a.md b.txt c.jsonl d.pdf sub/e.txt"),
        ("sub .", "sub/e.txt A.TXT a.md b.txt c.jsonl d.pdf"),
    ],
)
def test_a_file_asked_for_twice_is_read_once_with_one_id_in_any_order(find: Find, paths: str, ids: str) -> None:
    assert " ".join(each.split()[0] for each in find(*paths.split(), files={**SOME})) == ids


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        ("one/x.txt two/x.txt", "one/x.txt two/x.txt"),
        ("one two", "one/x.txt one/y.txt two/x.txt"),
        ("deep/one/x.txt one/x.txt", "deep/one/x.txt {here}/one/x.txt"),
        ("two/x.txt two/../one/x.txt", "two/x.txt one/x.txt"),
        ("top one/x.txt two/x.txt", "top/one/x.txt {here}/one/x.txt two/x.txt"),
        ("x.txt one/x.txt", "{here}/x.txt one/x.txt"),
    ],
)
def test_files_of_one_name_are_told_apart_by_their_folders(find: Find, tmp_path: Path, paths: str, ids: str) -> None:
    names = ["x.txt", "one/x.txt", "one/y.txt", "two/x.txt", "deep/one/x.txt", "top/one/x.txt"]
    found = find(*paths.split(), files={name: name for name in names})
    expected = ids.replace("{here}", tmp_path.name).replace("one/y.txt", "y.txt")
    assert " ".join(each.split()[0] for each in found) == expected


def test_a_file_beside_one_of_its_name_above(find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(files={"x.txt": "x", "sub/x.txt": "x"})
    monkeypatch.chdir(tmp_path / "sub")
    assert [told(each).split()[0] for each in sources(["x.txt", "../x.txt"])] == ["sub/x.txt", f"{tmp_path.name}/x.txt"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere.txt", "nowhere.txt: there is no such file or folder."),
        ("b.txt/c.txt", "b.txt/c.txt: there is no such file or folder."),
        ("", "'': this names no file. The current folder is: ."),
        ("empty", "empty: this folder holds no documents (.txt, .md, .markdown, .html, .htm, .xhtml, .pdf, .jsonl)."),
        (
            "pictures",
            "pictures: this folder holds no documents (.txt, .md, .markdown, .html, .htm, .xhtml, .pdf, .jsonl).",
        ),
        ("a\0b", "a\0b: there is no such file or folder."),
        ("\ud800", "\ud800: there is no such file or folder."),
        ("x" * 300, f"{'x' * 300}: it cannot be read: File name too long."),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(find: Find, path: str, reason: str) -> None:
    files = {**SOME, "empty": None, "pictures/p.png": "p", "pictures/.p.txt": "p"}
    assert find(path, "b.txt", files=files) == [f"! {reason}", "b.txt <b.txt>"]


def test_a_pipe_is_no_file_and_nobody_waits_for_it(find: Find, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert find("pipe.txt", "/dev/null") == ["! pipe.txt: it is not a file.", "! /dev/null: it is not a file."]
    assert find(".", files={"b.txt": "b"}) == ["b.txt <b.txt>", "! pipe.txt: it is not a file."]


def test_a_folder_may_be_called_like_a_file(find: Find) -> None:
    assert find(".", files={"x.txt/y.txt": "y", "manifest.csv/z.txt": "z"}) == [
        "manifest.csv/z.txt <manifest.csv/z.txt>", "x.txt/y.txt <x.txt/y.txt>"
    ]  # fmt: skip


def test_folders_may_lie_deeper_than_python_calls(find: Find, tmp_path: Path) -> None:
    folders = [tmp_path / ("d/" * depth) for depth in range(1, getrecursionlimit() + 100)]
    for folder in folders:
        folder.mkdir()
    try:
        (folders[-1] / "x.txt").write_text("x")
        (found,) = sources(["."])
        assert isinstance(found, Source) and found.id == "d/" * len(folders) + "x.txt"
    finally:
        (folders[-1] / "x.txt").unlink()
        for folder in reversed(folders):
            folder.rmdir()


def test_names_of_any_characters(find: Find, tmp_path: Path) -> None:
    names = ["a\nb.txt", "Ère.txt", "\u202etxt.txt", "'; --.txt", "caf\\xe9.txt"]
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("not UTF-8: a store could not hold it as it is")
    find(files={name: name for name in names[:-1]})
    shown = ["a\\nb.txt", "Ère.txt", "\\u202etxt.txt", "'; --.txt", "caf\\xe9.txt"]
    assert sorted(each.id for each in sources(["."]) if isinstance(each, Source)) == sorted(shown)


def test_links_are_followed_inside_a_folder_and_told_where_they_leave_it(find: Find, tmp_path: Path) -> None:
    find(files={"secret.txt": "s", "in/real.txt": "r", "in/sub/s.txt": "s", "outside/o.txt": "o"})
    links = {
        "in/inside.md": "real.txt", "in/sub/up.md": "../real.txt", "in/again": "sub", "in/leaves.txt": "../secret.txt",
        "in/loop.txt": "loop.txt", "in/absolute.txt": "/etc/passwd", "in/dangling.txt": "nowhere",
        "in/outside": "../outside", "in/round": "..", "in/picture.png": "/etc/passwd",
    }  # fmt: skip
    for link, target in links.items():
        (tmp_path / link).symlink_to(target)
    assert find("in") == [
        "! in/absolute.txt: it is a link that leads out of the folder.",
        "! in/dangling.txt: there is no such file or folder.",
        "real.txt <in/real.txt>",
        "! in/leaves.txt: it is a link that leads out of the folder.",
        "! in/loop.txt: there is no such file or folder.",
        "! in/outside: it is a link that leads out of the folder.",
        "! in/round: it is a link that leads out of the folder.",
        "sub/s.txt <in/sub/s.txt>",
    ]


def test_a_link_that_the_user_names_is_followed(find: Find, tmp_path: Path) -> None:
    find(files={"real/r.txt": "r"})
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "l.txt").symlink_to("real/r.txt")
    assert find("link") == ["r.txt <link/r.txt>"]
    assert find("l.txt") == ["l.txt <l.txt>"]


# Manifests: what stands in manifest.csv, and what a folder with it, real.txt, sub/deep.txt, ../secret.txt and a link
# out.txt to that leads to.
MANIFESTS = {
    "all columns": (
        "document,published,language,title,outlet,address\nreal.txt,2019-05-07,fr,\"Un titre, long\",AFP,https://a.b\n",
        ["real.txt <in/real.txt> title=Un titre, long published=2019-05-07 language=fr outlet=AFP address=https://a.b"],
    ),
    "columns in another order, and others": (
        "Weather, Language ,DOCUMENT\nrain,fr,real.txt\n",
        ["real.txt <in/real.txt> language=fr"],
    ),
    "semicolons": ("document;title\nreal.txt;Un, deux\n", ["real.txt <in/real.txt> title=Un, deux"]),
    "tabs": ("document\ttitle\nreal.txt\tUn, deux\n", ["real.txt <in/real.txt> title=Un, deux"]),
    "Windows": ("\ufeffdocument,title\r\nreal.txt,Un\r\n", ["real.txt <in/real.txt> title=Un"]),
    "UTF-16": ("document,title\nreal.txt,Été\n".encode("utf-16"), ["real.txt <in/real.txt> title=Été"]),
    "latin-1": ("document,title\nreal.txt,Né à Gex\n".encode("latin-1"), ["real.txt <in/real.txt> title=Né à Gex"]),
    "its own order": (
        "document\nsub/deep.txt\n./real.txt\n",
        ["sub/deep.txt <in/sub/deep.txt>", "real.txt <in/real.txt>"],
    ),
    "rows that are short, long and empty": (
        "document,title\nreal.txt\n\n , \nsub/deep.txt,a,b,c\n",
        ["real.txt <in/real.txt>", "sub/deep.txt <in/sub/deep.txt> title=a"],
    ),
    "a row without document": (
        "document,title\n,Un\nreal.txt,Deux\n",
        ["! in/manifest.csv, line 2: this row names no document.", "real.txt <in/real.txt> title=Deux"],
    ),
    "a cell of two lines": (
        'document,title\nreal.txt,"a\nb"\nnone.txt,c\n',
        ["real.txt <in/real.txt> title=a\nb", "! in/manifest.csv, line 4: there is no file 'none.txt'."],
    ),
    "the same row twice": ("document,title\nreal.txt,a\nreal.txt,a\n", ["real.txt <in/real.txt> title=a"]),
    "two rows that disagree": (
        "document,title\nreal.txt,a\n./real.txt,b\n",
        [
            "real.txt <in/real.txt> title=a",
            "! in/manifest.csv, line 3: 'real.txt' is listed before, in line 2; this row was left out.",
        ],
    ),
    "files that are not there": (
        "document\nnone.txt\nsub\n.\nreal.txt\n",
        [
            "! in/manifest.csv, line 2: there is no file 'none.txt'.",
            "! in/manifest.csv, line 3: there is no file 'sub'.",
            "! in/manifest.csv, line 4: there is no file '.'.",
            "real.txt <in/real.txt>",
        ],
    ),
    "ways out of the folder": (
        "document\n../secret.txt\n/etc/passwd\nsub/../../secret.txt\nout.txt\nround.txt\nreal.txt\n",
        [
            "! in/manifest.csv, line 2: '../secret.txt' leads out of the manifest's folder.",
            "! in/manifest.csv, line 3: '/etc/passwd' leads out of the manifest's folder.",
            "! in/manifest.csv, line 4: 'sub/../../secret.txt' leads out of the manifest's folder.",
            "! in/manifest.csv, line 5: 'out.txt' leads out of the manifest's folder.",
            "! in/manifest.csv, line 6: there is no file 'round.txt'.",
            "real.txt <in/real.txt>",
        ],
    ),
    "names that are none": (
        f"document\na\0b\n{'x' * 300}\nreal.txt\n",
        [
            "! in/manifest.csv, line 2: 'a\\x00b' is no name of a file.",
            f"! in/manifest.csv, line 3: '{'x' * 80}' cannot be read: File name too long.",
            "real.txt <in/real.txt>",
        ],
    ),
    "odd quotes": (
        'document,title\n"real.txt"x,a\nsub/deep.txt,"b\nreal.txt,c\n',
        [
            "! in/manifest.csv, line 2: this row was left out: ',' expected after '\"'.",
            "! in/manifest.csv, line 3: this row was left out: unexpected end of data.",
        ],
    ),
    "a cell larger than any": (
        f"document,title\nreal.txt,{'x' * 200_000}\nsub/deep.txt,b\n",
        [
            "! in/manifest.csv, line 2: this row was left out: field larger than field limit (131072).",
            "sub/deep.txt <in/sub/deep.txt> title=b",
        ],
    ),
    "no such column": (
        "file,title\nreal.txt,a\nreal.txt,b\n",
        [
            "! in/manifest.csv, line 1: this manifest has no column 'document', so nothing beside it was read. "
            "Its columns are: document, title, published, language, outlet, address."
        ],
    ),
    "nothing": (
        "",
        [
            "! in/manifest.csv, line 1: this manifest has no column 'document', so nothing beside it was read. "
            "Its columns are: document, title, published, language, outlet, address."
        ],
    ),
    "no text": (b"\x00\x01\x02\x03" * 99, ["! in/manifest.csv: this manifest cannot be read: it is not text."]),
}  # fmt: skip


@pytest.mark.parametrize("case", MANIFESTS)
@pytest.mark.parametrize("path", ["in", "in/manifest.csv"])
def test_a_manifest_lists_what_its_folder_holds(find: Find, tmp_path: Path, case: str, path: str) -> None:
    content, expected = MANIFESTS[case]
    find(files={"secret.txt": "s", "in/manifest.csv": content, "in/real.txt": "r", "in/sub/deep.txt": "d"})
    (tmp_path / "in" / "out.txt").symlink_to("../secret.txt")
    (tmp_path / "in" / "round.txt").symlink_to("round.txt")
    assert find(path) == expected


def test_a_folder_below_has_its_own_manifest(find: Find) -> None:
    files = {"a.txt": "a", "sub/manifest.csv": "document,title\nb.txt,B\n../a.txt,A\n", "sub/b.txt": "b"}
    assert find(".", files={**files}) == [
        "a.txt <a.txt>",
        "sub/b.txt <sub/b.txt> title=B",
        "! sub/manifest.csv, line 3: '../a.txt' leads out of the manifest's folder.",
    ]


@pytest.mark.parametrize("paths", [("in/real.txt", "in"), ("in", "in/real.txt"), ("in", "in/manifest.csv")])
def test_what_a_manifest_knows_counts_wherever_else_the_file_is_asked_for(find: Find, paths: tuple[str, ...]) -> None:
    files = {"in/manifest.csv": "document,title\nreal.txt,a\n", "in/real.txt": "r"}
    assert find(*paths, files={**files}) == ["real.txt <in/real.txt> title=a"]


def test_a_manifest_that_is_a_link_out_of_the_folder_is_told(find: Find, tmp_path: Path) -> None:
    find(files={"manifest.csv": "document\na.txt\n", "a.txt": "a", "in/a.txt": "a"})
    (tmp_path / "in" / "manifest.csv").symlink_to("../manifest.csv")
    assert find("in") == ["! in/manifest.csv: it is a link that leads out of the folder."]


def test_a_manifest_has_bounds(find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "MAX_LINES", 3)
    files = {"in/manifest.csv": "document\na.txt\nb.txt\nc.txt\nd.txt\n", "in/a.txt": "a", "in/b.txt": "b"}
    assert find("in", files={**files}) == [
        "a.txt <in/a.txt>",
        "b.txt <in/b.txt>",
        "! in/manifest.csv, line 4: this row was left out: a manifest may have up to 3 lines; "
        "all from here on are left out.",
    ]
    monkeypatch.setattr(manifest, "MAX_BYTES", 20)
    assert find("in") == ["! in/manifest.csv: this manifest is larger than 20 bytes. Split it into several."]


@pytest.mark.parametrize("mode", [0o000, 0o600], ids=["closed", "listed but closed"])
def test_a_folder_without_permission_is_told_and_its_neighbours_are_read(find: Find, mode: int) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything; tests/explorer/test_bad_input.py steps down to try this")
    find(files={"a.txt": "a", "closed/b.txt": "b", "d.txt": "d"})
    Path("closed").chmod(mode)
    try:
        assert find(".") == ["a.txt <a.txt>", "! closed: it cannot be read: Permission denied.", "d.txt <d.txt>"]
    finally:
        Path("closed").chmod(0o700)
