"""Files of a size or a shape that no survey has: refused with a place, in bounded memory."""

import subprocess
import sys

import pytest

from tests.zoo.clean import counts

MEGA = 1024 * 1024
CODE = """
import resource, sys
from pathlib import Path
from tests.zoo import clean, taking
survey = clean.counts()
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
taken = taking.take(survey, Path(sys.argv[1]))
print(" ".join(f"{one.code}:{one.place.row}" for one in taken.issues[:4]))
"""


def header():
    return (";".join(counts().grid[0]) + "\r\n").encode()


def written(path, start, piece, times, end=b""):
    with path.open("wb") as stream:
        stream.write(start)
        for _ in range(times):
            stream.write(piece)
        stream.write(end)
    return path


def read_within(path, limit):
    """Read a file in a process that may have so many bytes and no more; return codes and rows."""
    command = [sys.executable, "-W", "error", "-c", CODE, str(path), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.split()


SHAPES = {
    "a line without an end": (b"LV001;x;", b"x" * MEGA, 200, b"", ["D309:2"]),
    "quotes only, below a header": (b"", b'"' * MEGA, 30, b"", ["D309:2"]),
    "delimiters only, below a header": (b"", b";" * MEGA, 30, b"", ["D309:2"]),
    "a quote that is never closed, and long lines": (b'LV001;"', b"y" * 1000 + b"\n", 60_000, b"", None),
}


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_what_is_no_row_is_refused_in_bounded_memory(shape, tmp_path):
    start, piece, times, end, expected = SHAPES[shape]
    path = written(tmp_path / "svar.csv", header() + start, piece, times, end)
    # the engine reserves room for quoted cells that it never uses
    found = read_within(path, (2048 if shape.startswith("quotes") else 1024) * MEGA)
    if expected is None:
        assert found[0] == "D306:2"
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("piece", "times", "code"),
    [(b'"', 30, "D308"), (b";", 30, "D302"), (b"x", 200, "D308"), (b"\r\n", 15, "D302")],
)
def test_files_of_one_sign_are_refused_in_bounded_memory(piece, times, code, tmp_path):
    path = written(tmp_path / "svar.csv", b"", piece * MEGA, times)
    (found,) = read_within(path, 1024 * MEGA)
    assert found.startswith(code)


def test_a_header_of_a_million_columns_is_looked_at_in_bounded_memory(tmp_path):
    columns = ";".join(f"k{at}" for at in range(10**6)).encode()
    path = written(tmp_path / "svar.csv", columns + b"\r\n", b"x;y\r\n", 3)
    assert read_within(path, 1024 * MEGA) == ["D303:1"] * 3


@pytest.mark.long
def test_a_line_of_two_gigabytes_is_refused_in_bounded_memory(tmp_path):
    path = written(tmp_path / "svar.csv", header() + b"LV001;x;", b"x" * MEGA, 2048)
    assert read_within(path, 1024 * MEGA) == ["D309:2"]
