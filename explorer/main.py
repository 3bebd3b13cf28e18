"""The command `foedus`: the group, its options, and how errors look. Commands are imported when they are called."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import Any, TextIO

import click

from foedus.explorer.commands import SUMMARIES
from foedus.explorer.plain import printable

MISUSE = 2


class Misuse(click.ClickException):
    """An error as the user sees it: one line on standard error, exit 2."""

    exit_code = MISUSE

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


def _unusable(error: OSError) -> Misuse:
    return Misuse(f"{error.filename or 'output'}: {error.strerror or error}.")


def _another_store(ctx: click.Context, option: click.Parameter, path: str | None) -> None:
    if path is not None:
        ctx.find_root().params["store"] = path


_STORE = click.Option(
    ["--store"],
    metavar="FILE",
    type=click.Path(dir_okay=False),
    expose_value=False,
    is_eager=True,  # names of nodes and documents are completed from it
    callback=_another_store,
    help="The file that holds the graph.  [default: that named before the command]",
)


class Commands(click.Group):
    """A group that knows the names and summaries of its commands but imports one only to run it.

    Each command takes --store too, so that it may stand before the command or behind.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUMMARIES:
            return None
        command: click.Command = import_module(f"foedus.explorer.commands.{cmd_name.replace('-', '_')}").command
        if _STORE not in command.params:
            command.params.append(_STORE)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in SUMMARIES and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], SUMMARIES, 1)
            hint = f" Did you mean {near[0]}?" if near else " See foedus --help."
            raise click.UsageError(printable(f"there is no command {args[0]!r}.{hint}"), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise _unusable(error) from error
        except Exception as error:
            from foedus.graph.errors import FoedusError

            if isinstance(error, FoedusError):
                raise Misuse(str(error)) from error
            raise


def _version(ctx: click.Context, option: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"foedus {version('foedus')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--store",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    envvar="FOEDUS_STORE",
    default="foedus.db",
    show_default=True,
    show_envvar=True,
    help="The file that holds the graph.",
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Say which foedus.")
def cli(store: str) -> None:
    """Explore who owes what to whom in international relations, who was asked, and what they did.

    \b
    Examples:
      foedus load articles/
      foedus path Chile "United States"
      foedus explore
    """


def main() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # What a terminal cannot show is escaped; what goes elsewhere is always UTF-8.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        cli(prog_name="foedus")
    except OSError as error:  # from --help and the like, which print before a command is invoked
        _unusable(error).show()
        sys.exit(MISUSE)
    finally:
        _let_go(sys.stdout)


def _let_go(stream: TextIO | None) -> None:
    """What could not be written is not tried again at exit: Python would complain a second time, and exit 120."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
