"""The program and what all of its commands share. Bodies import when they run, so that help stays quick."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(
    name="nki",
    help="Official health-quality indicators: from the national form to figures per level.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    # pretty tracebacks can print local variables, and ours may hold rows about people
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from nki.cli.overview import show_version

        show_version()
        raise typer.Exit


@app.callback()
def nki(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Official health-quality indicators: from the national form to figures per level."""
