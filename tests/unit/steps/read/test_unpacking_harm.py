"""A packed file that is made to do harm is stopped early, and a damaged one never gives other rows."""

import gzip
import os
import random
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nki.errors import NkiError
from nki.steps.read.unpacking import Unpacker
from tests.unit.steps.read.archives import bomb, code_of, refused, written, zipped

ROOT = Path(__file__).parents[4]
MEGABYTES = 1024


@pytest.fixture
def unpacker():
    with Unpacker() as one:
        yield one


def test_gzip_that_expands_without_measure_is_stopped(tmp_path):
    ((code, _, said),) = refused(bomb(tmp_path / "x.gz", 80 << 20))
    assert code == "D370"
    assert "MiB" in said


def test_an_archive_that_expands_without_measure_is_not_even_begun(tmp_path):
    zeros = bytes(40 << 20)
    assert code_of(zipped(tmp_path / "d.zip", {"a.csv": zeros, "b.csv": zeros}, compresslevel=9)) == "D370"


def test_an_archive_that_lies_about_its_sizes_yields_no_more_than_it_says(tmp_path):
    path = zipped(tmp_path / "d.zip", {"a.csv": bytes(80 << 20)}, compresslevel=9)
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    for at in (22, central + 24):
        data[at : at + 4] = (1000).to_bytes(4, "little")
    assert code_of(written(path, bytes(data))) == "D377"


def test_what_expands_a_lot_and_stays_small_is_no_harm(unpacker, tmp_path):
    (one,) = unpacker.inputs(bomb(tmp_path / "x.gz", 60 << 20))
    assert one.path.stat().st_size == 60 << 20


def test_what_is_large_and_packs_as_answers_do_is_no_harm(unpacker, tmp_path):
    noise = random.Random(1).randbytes(1 << 20)
    (one,) = unpacker.inputs(written(tmp_path / "x.gz", gzip.compress(noise * 66, 1)))
    assert one.path.stat().st_size == 66 << 20


def test_an_archive_of_more_files_than_any_survey_has_is_refused(tmp_path):
    assert code_of(zipped(tmp_path / "d.zip", {f"{i}.csv": b"" for i in range(10_001)})) == "D377"


LIMITED = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from nki.errors import NkiError
    from nki.steps.read.unpacking import Unpacker
    with Unpacker() as unpacker:
        try:
            unpacker.inputs(Path(sys.argv[1]))
        except NkiError as error:
            print(*(issue.code for issue in error.issues))
    """
)


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (500 << 20, 500 << 20))


def test_a_gigabyte_of_zeros_takes_little_time_memory_and_disk(tmp_path):
    path = bomb(tmp_path / "x.gz", 1 << 30)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=limited,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("D370\n", "")
    assert list(tmp_path.iterdir()) == [path]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_archive_is_refused_or_gives_exactly_what_was_packed(tmp_path_factory, data):
    content = b"Legevakt-ID;Leger\n" + b"".join(b"LV%d;%d\n" % (i, i * 7) for i in range(40))
    folder = tmp_path_factory.mktemp("damaged")
    whole = (
        gzip.compress(content)
        if data.draw(st.booleans())
        else zipped(folder / "x", {"a.csv": content}).read_bytes()
    )
    broken = bytearray(whole)
    at = data.draw(st.integers(4, len(broken) - 1))
    broken[at] ^= data.draw(st.integers(1, 255))
    path = written(folder / "y", bytes(broken))
    with Unpacker() as unpacker:
        try:
            found = unpacker.inputs(path)
        except NkiError:
            return
        # a few bytes say nothing of the content: names, dates, the system that packed it
        assert [one.path.read_bytes() for one in found] == [content]
