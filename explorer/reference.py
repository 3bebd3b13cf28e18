"""The command reference, from the commands themselves: `python -m foedus.explorer.reference > docs/commands.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from foedus.explorer.commands import SUMMARIES
from foedus.explorer.main import cli

_WIDTH = 100
_INTRODUCTION = """\
# Commands

Written by `python -m foedus.explorer.reference > docs/commands.md`; a test fails when it is stale.

Everywhere:

- The store is the file of `--store`, before the command or behind, else of the variable `FOEDUS_STORE`, else
  `foedus.db` in the current folder.
- A node is named in any spelling: accents, case and language do not matter. A name that fits none, or several, is
  refused with suggestions. Relations, families, kinds and obligations are taken by their French names too.
- Dates are EDTF, levels 0 and 1: `1982`, `1982-04`, `1982-04-02`, `1982-04/1982-06`, `1947/..`.
- Listings take `--format text|json|jsonl|csv` and `--language fr|en`; without `--language`, French where the locale
  (`LC_ALL`, `LC_MESSAGES`, `LANG`) is French, else English. JSON keeps all there is; an edge has the same shape as in
  `foedus export jsonl`, and `foedus load` reads such lines back.
- In csv, a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe before it, so that no
  spreadsheet takes it for a formula. Take that one apostrophe away to have the text as it was.
- In text, a character that a terminal would obey (escape, bell, a turn of the direction of writing) is written as its
  code. Headings are bold on a terminal only, and not where `NO_COLOR` is set.
- Results go to standard output, remarks and errors to standard error. Exit codes: 0 done; 1 nothing found (`find`,
  `path`, `cypher`), something left out (`load`), something wrong (`check`); 2 misuse, or a store that cannot serve;
  130 interrupted.

## Shell completion

Completes commands, options, relations, families and kinds, and names of nodes and documents from the store. Put the
line of your shell into its start-up file:

```sh
eval "$(_FOEDUS_COMPLETE=bash_source foedus)"        # ~/.bashrc, bash 4.4 or newer
eval "$(_FOEDUS_COMPLETE=zsh_source foedus)"         # ~/.zshrc
_FOEDUS_COMPLETE=fish_source foedus | source         # ~/.config/fish/completions/foedus.fish
```
"""


def generate() -> Iterator[str]:
    """The reference as Markdown, piece by piece: the introduction, then the help of the group and of each command."""
    yield _INTRODUCTION
    group = click.Context(cli, info_name="foedus", terminal_width=_WIDTH, **cli.context_settings)
    yield from _section("foedus", group)
    for name in SUMMARIES:
        command = cli.get_command(group, name)
        if command is not None:
            context = click.Context(command, group, info_name=name, terminal_width=_WIDTH)
            yield from _section(f"foedus {name}", context)


def _section(title: str, context: click.Context) -> Iterator[str]:
    yield f"\n## {title}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    sys.stdout.writelines(generate())
