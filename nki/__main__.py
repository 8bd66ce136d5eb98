"""The program: run a command, print what the user can mend, and show a bug as one."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from types import TracebackType

from typer.main import get_command

from nki.cli.app import app
from nki.cli.console import tell
from nki.errors import NkiError, exit_code


def main() -> int:
    """Run the command line. Exits as the codes of the findings say, and with 1 for a bug in nki."""
    sys.excepthook = show_bug
    # a short run makes many objects and no rubbish; looking for it takes a tenth of the time
    gc.set_threshold(200_000, 50, 100)
    # pydantic, which Typer loads, looks through all installed packages for plug-ins of its own
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if hasattr(signal, "SIGPIPE"):
        # `nki … | head` ends as quietly as any other program whose reader has left
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        # calling the app itself would put Typer's own hook in the place of ours
        get_command(app)(prog_name="nki")
    except NkiError as error:
        tell(error.issues)
        return exit_code(error.issues)
    except KeyboardInterrupt:
        return 130
    return 0


def show_bug(kind: type[BaseException], bug: BaseException, frames: TracebackType | None) -> None:
    """Print where a bug struck, without local variables and without its message: both may hold rows."""
    lines = [
        f"nki stopped because of a bug in nki: {_name(kind)}",
        "Its message is withheld, for it may quote a row. Please report it with the lines below.",
    ]
    for one in reversed(_chain(bug)):
        lines += [f"{_name(type(one))}:", *traceback.format_tb(frames if one is bug else one.__traceback__)]
    print("\n".join(line.rstrip("\n") for line in lines), file=sys.stderr)


def _chain(bug: BaseException) -> list[BaseException]:
    """Return the bug and what it came from, the last first."""
    chain: list[BaseException] = []
    here: BaseException | None = bug
    while here is not None and here not in chain:
        chain.append(here)
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)
    return chain


def _name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")


if __name__ == "__main__":
    sys.exit(main())
