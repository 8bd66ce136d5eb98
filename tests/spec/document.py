"""Write `specs/semantics.md` from the paragraphs: their sentences, their rows and what comes out."""

import importlib
import inspect
import textwrap

from tests import inputs, spec
from tests.spec.harness import GEOGRAPHY, REGISTER

FILE = inputs.ROOT / "specs" / "semantics.md"

HEADERS = {
    "numerator": "numerator (teller)",
    "denominator": "denominator (nevner)",
    "host": "lies in (vertskommune)",
    "from": "open from",
    "to": "until",
}


class Recorder:
    """Stands where a check would be computed, and keeps what it was given."""

    def __init__(self):
        self.lines = []

    def __call__(self, rows, expect="", *, indicator="", register=None, year=None, accounts="", refused=""):
        if register:
            self.lines += ["Register:", "", *drawn(register), ""]
        if indicator.strip():
            self.lines += ["Indicator:", "", *yaml_block(indicator), ""]
        self.lines += [f"Answers{f' for {year}' if year else ''}:", "", *drawn(rows), ""]
        if expect.strip():
            self.lines += ["Figures:", "", *drawn(expect), ""]
        if accounts:
            self.lines += ["Account of the rows:", "", *drawn(accounts), ""]
        if refused:
            self.lines += [f"Nothing is computed; the error is `{refused}`.", ""]


def document():
    """Return the whole text."""
    lines = ["<!-- Generated from tests/spec by `python -m tests.spec.document`. Edit the tests. -->", ""]
    lines += [f"# {title_of(spec)}", "", *body_of(spec), ""]
    lines += ["The register behind most paragraphs:", "", *drawn(REGISTER), ""]
    lines += [
        "Each figure has one status. Where it is not `ok`, the value is empty and never 0:",
        "",
        *statuses(),
        "",
    ]
    for i, chapter_name in enumerate(spec.CHAPTERS, start=1):
        chapter = importlib.import_module(f"tests.spec.{chapter_name}")
        lines += [f"## {i} {title_of(chapter)}", "", *body_of(chapter), ""]
        for j, section_name in enumerate(chapter.SECTIONS, start=1):
            section = importlib.import_module(f"tests.spec.{chapter_name}.test_{section_name}")
            lines += [f"### {i}.{j} {title_of(section)}", "", *section_intro(section)]
            for number, paragraph in enumerate(paragraphs_of(section), start=1):
                lines += [f"#### {i}.{j}.{number} {sentence(paragraph.__name__)}", "", *text_of(paragraph)]
    return "\n".join(lines).rstrip("\n") + "\n"


def section_intro(section):
    """Return what all paragraphs of a section share."""
    lines = [*body_of(section), ""] if body_of(section) else []
    if hasattr(section, "REGISTER") and section.REGISTER is not REGISTER:
        lines += ["Register in this section, where nothing else is said:", "", *drawn(section.REGISTER), ""]
    if hasattr(section, "INDICATOR"):
        lines += ["Indicator in this section:", "", *yaml_block(section.INDICATOR), ""]
    return lines


def text_of(paragraph):
    """Return a paragraph's words and tables."""
    words = inspect.getdoc(paragraph)
    recorder = Recorder()
    paragraph(recorder)
    return [*([*wrapped(words), ""] if words else []), *recorder.lines]


def paragraphs_of(section):
    """Return the tests of a section in the order in which they stand."""
    return [member for name, member in vars(section).items() if name.startswith("test_")]


def sentence(name):
    """Turn the name of a test into what it says."""
    words = name.removeprefix("test_").replace("_", " ")
    return words[0].upper() + words[1:]


def title_of(module):
    return inspect.getdoc(module).splitlines()[0].removesuffix(".")


def body_of(module):
    _, _, body = inspect.getdoc(module).partition("\n\n")
    return [line for part in body.split("\n\n") for line in (*wrapped(part), "")][:-1] if body else []


def wrapped(text):
    return textwrap.wrap(" ".join(text.split()), 100, break_long_words=False, break_on_hyphens=False)


def statuses():
    """Return what each status says, as a table."""
    return as_markdown(
        ["status", "what it says"], [[f"`{name}`", words] for name, words in spec.STATUSES.items()]
    )


def drawn(text):
    """Turn a drawn table into one that Markdown shows, with names beside the numbers of
    municipalities."""
    names = {row["code"]: row["name"] for row in GEOGRAPHY["municipalities"]}
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    for row in rows[1:]:
        for i, key in enumerate(rows[0]):
            if key in ("host", "serves"):
                row[i] = ", ".join(f"{code} {names[code]}" for code in row[i].split())
            if key == "status" and not row[i].startswith("("):
                row[i] = f"`{row[i]}`"
    return as_markdown([HEADERS.get(cell, cell.replace("_", " ")) for cell in rows[0]], rows[1:])


def as_markdown(header, rows):
    return [f"| {' | '.join(line)} |" for line in [header, ["---"] * len(header), *rows]]


def yaml_block(text):
    return ["```yaml", *textwrap.dedent(text).strip().splitlines(), "```"]


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8", newline="\n")
