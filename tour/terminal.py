"""What a terminal shows of ``nki compute``, as a drawing: the command is run on one, and its colours kept."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

FILE = Path("tour/terminal.svg")
COMMAND = [
    "compute", "legevakt-samtrening-leger", "--data", "examples/samtrening-2021/survey_export.csv",
    "--level", "national", "--level", "county",
]  # fmt: skip
COLUMNS = 88

FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="nki compute"
  viewBox="0 0 {width} {height}">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font: bold 18px system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""Rich's own frame, without the fonts that it would fetch from a server."""


def make() -> Path:
    """Draw the terminal, and return the file."""
    console = Console(width=COLUMNS, record=True, file=io.StringIO())
    # the main measure fills a picture; the others stand below it
    table = shown().partition("\n\x1b[1mMåltall 2")[0]
    typed = f"$ nki {' '.join(COMMAND[:2])} \\\n    {' '.join(COMMAND[2:])}"
    console.print(Text.from_ansi(f"{typed}\n\n{table}\n[…]"), soft_wrap=True)
    drawing = console.export_svg(title="nki compute", code_format=FORMAT, unique_id="nki")
    FILE.write_text(drawing, encoding="utf-8")
    return FILE


def shown() -> str:
    """Return what the command shows, with the codes that terminals take for colours."""
    ours, theirs = pty.openpty()
    surroundings = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    surroundings.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "nki", *COMMAND]
    process = subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=surroundings
    )
    os.close(theirs)
    seen = b""
    try:
        while some := os.read(ours, 4096):
            seen += some
    except OSError:  # the other side has closed the terminal
        pass
    os.close(ours)
    assert process.wait() == 0
    return seen.decode().replace("\r\n", "\n")
