"""Specifications written to do harm: little time, little memory, a finding, and nothing run or read besides.

Each is validated by the real command in a process of its own, whose memory and time the system limits.
"""

import json
import os
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SPEC = (ROOT / "tests" / "bad" / "prove.yaml").read_text(encoding="utf-8")
SECONDS = 30
MEGABYTES = 1024


def fill(part):
    """Repeat a part until the text is as large as a specification may be."""
    return part * (999_000 // len(part.encode()))


def entries(before, entry, count):
    """Return the specification with many entries before a line."""
    return SPEC.replace(before, "".join(entry.format(i=i, next=i + 1) for i in range(count)) + before, 1)


LAUGHS = "format: nki/1\na0: &a0 [x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)
)
TEXTS = {
    "lists in lists": (fill("["), "S109"),
    "groups in groups": (fill("{a: "), "S109"),
    "entries in entries": (fill("- "), "S109"),
    "indented ever deeper": ("\n".join(" " * i + "a:" for i in range(1400)), "S109"),
    "aliases that multiply": (LAUGHS, "S109"),
    "an alias in itself": ("format: nki/1\na: &a [*a]\n", "S102"),
    "more keys than can be": (fill("k: v\n"), "S109"),
    "unknown keys": (entries("id: ", "k{i}: v\n", 10_000), "S104"),
    "open quotation marks": ('a: "' + fill("x "), "S102"),
    "long text that ends badly": ("a: >-\n" + fill("  x\n") + "b c\n", "S102"),
    "tabs": (fill("\tx\n"), "S102"),
    "invisible characters": (fill("\u200b"), "S113"),
    "letters in the wrong encoding": (f"format: nki/1\ntitle: {fill('Ã¸')}\n"[:400_000], "S114"),
    "remarks": (fill("- a b #x\n")[:300_000], "S116"),
    "numbers of a million digits": (SPEC.replace("maximum: 500", f"maximum: {'1' * 900_000}"), "S106"),
    "words of a million letters": (SPEC.replace("kind: proportion", f"kind: {'x' * 900_000}"), "S107"),
    "raised numbers": (SPEC.replace("Bare til", f"Bare til {'²' * 400_000}"), "S258"),
    "spaces in an identifier": (
        SPEC.replace('Ingen., url: "https://example.org"', "ISBN " + "- " * 400_000 + "x"),
        "S257",
    ),
    "columns that limit each other": (
        entries("      - {name: tool", "      - {{name: c{i}, type: count, at_most: c{next}}}\n", 900),
        "S203",
    ),
    "measures that refer to each other": (
        entries(
            "code_systems:",
            "  - {{number: {next}, text: x, kind: count, numerator: {{same_as: {next}}}}}\n",
            95,
        ),
        "S210",
    ),
    "more measures than can be": (
        entries(
            "code_systems:",
            "  - {{number: {next}, text: x, kind: count, numerator: {{same_as: {next}}}}}\n",
            4000,
        ),
        "S106",
    ),
    "conditions side by side": (
        SPEC.replace(
            "{column: tool, equals: RETTS}",
            "{all: [" + ", ".join(["{column: tool, equals: RETTS}"] * 6000) + ", {column: tool, equals: x}]}",
        ),
        "S205",
    ),
    "code": ("format: nki/1\nid: !!python/object/apply:os.system ['touch harmed']\n", "S110"),
    "code in a name": ("format: nki/1\nid: '{0.__class__}%s$(touch harmed)`touch harmed`'\n", "S106"),
}


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def validated(*given, folder, code=None):
    """Run the command under its limits, and return its findings."""
    start = ["-c", code] if code else ["-m", "nki"]
    done = subprocess.run(
        [sys.executable, *start, "validate", "--format", "json", *map(str, given)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=10 * SECONDS,
        preexec_fn=limited,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return done


def codes_of(done):
    return {one["code"] for one in json.loads(done.stdout)["findings"]}


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_written_to_do_harm_is_found_in_bounded_time_and_memory(name, tmp_path):
    text, code = TEXTS[name]
    (tmp_path / "prove.yaml").write_text(text, encoding="utf-8")
    done = validated("prove.yaml", folder=tmp_path)
    assert code in codes_of(done)
    assert done.returncode in (0, 10)
    assert not (tmp_path / "harmed").exists()


def test_a_text_of_a_hundred_megabytes_is_not_even_read(tmp_path):
    with (tmp_path / "prove.yaml").open("wb") as file:
        file.write(b"title: ")
        for _ in range(100):
            file.write(b"x" * (1 << 20))
    done = validated("prove.yaml", folder=tmp_path)
    assert codes_of(done) == {"S109"}
    assert done.returncode == 10


def test_a_thousand_broken_files_are_all_found(tmp_path):
    for i in range(1000):
        (tmp_path / f"i{i:04}.yaml").write_text(f"format: nki/1\nid: {'[' * 50}\n", encoding="utf-8")
    done = validated(".", folder=tmp_path)
    findings = json.loads(done.stdout)["findings"]
    assert len(findings) == 1000
    assert {one["code"] for one in findings} == {"S109"}


WATCHED = textwrap.dedent(
    """
    import json, os, sys
    from nki.__main__ import main
    import nki.cli.app, nki.cli.validating, nki.validating, nki.findings, nki.examples
    opened, done = [], []
    def watch(event, args):
        if event == "open" and isinstance(args[0], (str, bytes)):
            opened.append(os.path.abspath(os.fsdecode(args[0])))
        elif event in ("os.system", "os.exec", "os.posix_spawn", "subprocess.Popen", "socket.connect"):
            done.append(event)
    sys.addaudithook(watch)
    try:
        main()
    except SystemExit:
        pass
    here = os.getcwd()
    allowed = (here + os.sep, sys.prefix, sys.base_prefix, os.environ["PYTHONPATH"], "/usr", "/lib")
    print(json.dumps({"strange": [f for f in opened if not f.startswith(allowed)], "done": done,
                      "own": [f for f in opened if f.startswith(here + os.sep)]}), file=sys.stderr)
    """
)


def test_nothing_is_run_and_no_file_is_read_but_those_given(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.yaml").write_text("password: hemmelig\n", encoding="utf-8")
    (inside / "link.yaml").symlink_to(outside / "secret.yaml")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    (inside / "prove.yaml").write_text(
        SPEC.replace("title: Leger", "title: ../outside/secret.yaml file:///etc/passwd $(id)"),
        encoding="utf-8",
    )
    (inside / "include.yaml").write_text("format: !include ../outside/secret.yaml\n", encoding="utf-8")
    done = validated(".", folder=inside, code=WATCHED)
    seen = json.loads(done.stderr.strip().splitlines()[-1])
    assert seen["done"] == []
    assert seen["strange"] == []
    assert {Path(file).name for file in seen["own"]} >= {"prove.yaml", "include.yaml"}
    assert "hemmelig" not in done.stdout + done.stderr
