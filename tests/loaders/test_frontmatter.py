"""Front matter: what the head of a document says of it, and heads that are broken, odd or hostile."""

from __future__ import annotations

from time import process_time

import pytest

from foedus.loaders.frontmatter import FIELDS, about

TEXT = "L'Éthiopie a demandé de l'aide.\n"


def head(*lines: str, end: str = "\n") -> str:
    return end.join(["---", *lines, "---", TEXT])


# A line of front matter | what it says
LINES = """
title: L'appel d'Abuja              | title = L'appel d'Abuja
title: "L'appel: un pas"            | title = L'appel: un pas
title: 1984                         | title = 1984
title: yes                          | title = yes
title: ~                            |
title:                              |
title: ""                           |
language: fr                        | language = fr
language: FR                        | language = fr
language: fr-FR                     | language = fr
language: fr_CA.UTF-8               | language = fr
language: no                        | language = no
language: "-"                       |
published: 2022                     | published = 2022
published: 2019-05                  | published = 2019-05
published: 2019-05-07               | published = 2019-05-07
published: "2019-05-07"             | published = 2019-05-07
published: 2019-5-3                 | published = 2019-05-03
published: 2019-05-07T08:30:00Z     | published = 2019-05-07
published: 2019-05-07 08:30:00      | published = 2019-05-07
published: 2019-05-07 08:30 +02:00  | published = 2019-05-07
published: 2020/2022                | published = 2020/2022
published: 201X                     | published = 201X
outlet: !!binary x                  | outlet = x
outlet: !!python/name:os.system x   | outlet = x
address: https://example.org/a?b#c  | address = https://example.org/a?b#c
author: Someone else                |
"""


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_a_line_says_what_it_says(line: str) -> None:
    written, _, said = (cell.strip() for cell in line.rpartition("|"))
    found = about(head(written))
    assert " ".join(f"{name} = {value}" for name, value in found.values.items()) == said
    assert head(written)[found.start :] == TEXT
    assert found.wrong == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "marked"])
def test_all_fields_whatever_ends_the_lines(end: str, mark: str) -> None:
    text = mark + head(*(f"{name}: 2022" for name in FIELDS), end=end)
    assert about(text).values == dict.fromkeys(FIELDS, "2022")
    assert text[about(text).start :] == TEXT


def test_a_text_may_have_none_or_an_empty_one_or_nothing_behind_it() -> None:
    assert (about(TEXT).values, about(TEXT).start, about("").start) == ({}, 0, 0)
    assert head()[about(head()).start :] == TEXT
    assert about("---\ntitle: a\n---").values == {"title": "a"}
    assert about("---\ntitle: a\n...\nb").start == 17


def test_the_head_counts_more_than_the_manifest() -> None:
    known = {"title": "of the manifest", "language": "fr", "published": "2020", "weather": "rain", "outlet": ""}
    assert about(head("title: of the head"), known).values == {
        "title": "of the head", "language": "fr", "published": "2020"
    }  # fmt: skip


def test_a_date_that_is_none_is_told_and_the_date_of_the_manifest_counts() -> None:
    found = about(head("published: 7 mai", "title: a"), {"published": "2019-05-07"})
    assert found.values == {"published": "2019-05-07", "title": "a"}
    ((place, reason),) = found.wrong
    assert place == "front matter" and "'7 mai'" in reason


def test_a_date_of_the_manifest_that_is_none_is_told() -> None:
    found = about(TEXT, {"published": "hier", "title": "a"})
    assert found.values == {"title": "a"}
    assert [place for place, _ in found.wrong] == ["manifest"]


def test_broken_front_matter_is_told_with_its_line_and_read_line_by_line() -> None:
    found = about(head("title: Un sommet: lequel", "published: 2019-05-07", "language: 'fr'", "tags: [a, b"))
    assert found.values == {"title": "Un sommet: lequel", "published": "2019-05-07", "language": "fr"}
    ((place, reason),) = found.wrong
    assert place == "line 2" and "not YAML" in reason


@pytest.mark.parametrize("line", ["title: [a, b]", "title: {a: b}", "title: !x [a]"])
def test_a_title_that_is_no_text_is_told_and_left_out(line: str) -> None:
    found = about(head(line, "language: fr"))
    assert found.values == {"language": "fr"}
    assert found.wrong == (("front matter", "title is not a text; it was left out."),)


def test_front_matter_without_end_is_told_and_read_as_text() -> None:
    found = about("---\ntitle: a\n\n" + TEXT)
    assert (found.values, found.start) == ({}, 0)
    ((place, reason),) = found.wrong
    assert place == "line 1" and "no closing ---" in reason


@pytest.mark.parametrize("between", ["Un texte entre deux traits.", "Un texte.\nDeux lignes.", "- une liste", "***"])
def test_text_between_two_rules_is_text(between: str) -> None:
    assert about(head(between)).start == 0


def test_a_name_or_value_is_one_line_of_characters_that_can_be_stored() -> None:
    found = about(head('title: "a\\0\\ud800\\n\\tb\\e[31m"', "outlet: >", "  c", "  d"), {"address": "e\x07\nf"})
    assert found.values == {"title": "a b [31m", "outlet": "c d", "address": "e f"}


def nested(levels: int) -> list[str]:
    """Nine aliases of nine aliases of nine aliases …"""
    return [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels)]


HOSTILE = {
    "aliases of aliases": head("a0: &a0 ha", *nested(60), "title: *a59"),
    "an alias of itself": head("title: &a [*a]"),
    "merged keys": head("a0: &a0 {x: y}", *(line.replace("[", "{<<: [") + "}" for line in nested(60)), "title: x"),
    "19,000 brackets": head("title: " + "[" * 19_000),
    "1,000,000 brackets": head("title: " + "[" * 1_000_000),
    "19,000 braces": head("{" * 19_000),
    "9,000 keys of keys": head("title: x", "? " * 9000),
    "a very long title": head("title: " + "x" * 15_000),
    "a long head": head(*["x: y"] * 300_000),
    "a long line": "---\n" + "x" * 5_000_000,
    "an object": head("title: !!python/object/apply:os.system ['touch /tmp/pwned']"),
    "a code that is no character": head('title: "\\UFFFFFFFF"'),
    "half a character": head("title: \ud800"),
    "a zero": head("title: \0"),
    "another YAML": head("%YAML 9.9"),
    "an unknown alias": head("title: *nobody"),
    "a tab": head("title:\n\t- x"),
    "keys that are lists": head("? [a, b]", ": c", "? {d: e}", ": f"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_head_costs_little_and_never_the_text(text: str) -> None:
    began = process_time()
    found = about(text)
    assert process_time() - began < 2
    assert text[found.start :].endswith(text[-20:])
    assert all(value.isprintable() and len(value) <= 2000 for value in found.values.values())
    assert all(reason.isprintable() and len(reason) < 400 for _, reason in found.wrong)
