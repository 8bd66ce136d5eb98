"""What is packed is unpacked within bounds, or refused with what is wrong; nothing is left behind."""

import gzip
import io
import random
import resource
import sys
import zipfile
from pathlib import Path

import pytest

from nki.errors import NkiError
from nki.steps.read.delivery import STANDARD_INPUT, Input
from nki.steps.read.unpacking import Unpacker
from tests.unit.steps.read.archives import CSV, bomb, code_of, refused, written, zipped


@pytest.fixture
def unpacker():
    with Unpacker() as one:
        yield one


# What is as it should be


def test_a_file_that_is_not_packed_is_read_where_it_lies(unpacker, tmp_path):
    path = written(tmp_path / "x.csv", CSV)
    assert unpacker.inputs(path) == (Input(path),)
    assert unpacker._archives is None


def test_gzip_is_unpacked_and_keeps_the_name_that_the_user_gave(unpacker, tmp_path):
    path = written(tmp_path / "x.csv.gz", gzip.compress(CSV))
    (one,) = unpacker.inputs(path)
    assert one.path.read_bytes() == CSV
    assert (one.shown, one.origin, one.named) == (str(path), path, path)


def test_gzip_files_put_behind_each_other_are_read_whole(unpacker, tmp_path):
    path = written(tmp_path / "x.gz", gzip.compress(CSV) + gzip.compress(b"LV2;7\n"))
    assert unpacker.inputs(path)[0].path.read_bytes() == CSV + b"LV2;7\n"


def test_an_archive_gives_one_input_for_each_file_in_order_of_name(unpacker, tmp_path):
    path = zipped(tmp_path / "d.zip", {"b/2.csv": b"2", "a.csv": b"1", "b/": b"", "b/10.csv": b"3"})
    found = unpacker.inputs(path)
    assert [one.shown for one in found] == [f"{path}/a.csv", f"{path}/b/10.csv", f"{path}/b/2.csv"]
    assert [one.path.read_bytes() for one in found] == [b"1", b"3", b"2"]
    assert {one.named for one in found} == {path}


def test_what_a_mac_or_windows_adds_is_left_out(unpacker, tmp_path):
    added = ["__MACOSX/._a.csv", ".DS_Store", "b/.hidden", "Thumbs.db", "b/desktop.ini", ".git/x.csv"]
    path = zipped(tmp_path / "d.zip", {"a.csv": CSV, **dict.fromkeys(added, b"x")})
    assert [one.shown for one in unpacker.inputs(path)] == [f"{path}/a.csv"]


def test_the_mark_of_synthetic_answers_lies_beside_what_was_unpacked(unpacker, tmp_path):
    path = zipped(tmp_path / "d.zip", {"x/about.yaml": b"synthetic: true\n", "x/a.csv": CSV, "x/b.csv": CSV})
    found = unpacker.inputs(path)
    assert len(found) == 2
    for one in found:
        assert (one.path.parent / "about.yaml").read_bytes() == b"synthetic: true\n"


def test_nothing_is_written_under_the_names_that_an_archive_gives(tmp_path):
    names = ["../outside.csv", "/tmp/nki-absolute.csv", "C:\\x.csv", "a/../../b.csv", "..", "x" * 300]
    path = zipped(tmp_path / "d.zip", dict.fromkeys(names, CSV))
    before = sorted(tmp_path.rglob("*"))
    with Unpacker() as unpacker:
        found = unpacker.inputs(path)
        folder = Path(unpacker._archives._folder.name)
        assert len(found) == len(names)
        assert all(folder in one.path.resolve().parents for one in found)
        assert {one.path.name for one in found} == {str(i) for i in range(1, len(names) + 1)}
    assert sorted(tmp_path.rglob("*")) == before
    assert not folder.exists()
    assert not Path("/tmp/nki-absolute.csv").exists()


def test_names_in_an_archive_are_those_that_their_makers_saw(unpacker, tmp_path):
    path = tmp_path / "d.zip"
    for name, raw in {
        "unicode": ("Bodø å.csv", None),
        "mac": ("Bodø å.csv".encode().decode("cp437"), False),
        "windows": ("Bodø å.csv".encode("cp850").decode("cp437"), False),
    }.values():
        zipped(path, {name: CSV})
        if raw is False:
            content = path.read_bytes()
            utf8, dos = name.encode(), name.encode("cp437")
            # the standard library marks such names as UTF-8; older programs wrote bytes and no mark
            content = content.replace(utf8, dos)
            content = _without_mark(content, len(utf8) - len(dos))
            path.write_bytes(content)
        with Unpacker() as fresh:
            assert [one.shown for one in fresh.inputs(path)] == [f"{path}/Bodø å.csv"]


def _without_mark(content, shorter):
    """Take the mark of UTF-8 from the only entry of an archive, whose name has become shorter."""
    data = bytearray(content)
    central = data.index(b"PK\x01\x02")
    for at, flag, length in ((0, 6, 26), (central, 8, 28)):
        data[at + flag + 1] &= ~0x08
        size = int.from_bytes(data[at + length : at + length + 2], "little") - shorter
        data[at + length : at + length + 2] = size.to_bytes(2, "little")
    end = data.index(b"PK\x05\x06")
    data[end + 12 : end + 16] = (end - central).to_bytes(4, "little")
    data[end + 16 : end + 20] = central.to_bytes(4, "little")
    return bytes(data)


def test_names_that_a_terminal_would_act_on_are_made_harmless(unpacker, tmp_path):
    path = zipped(tmp_path / "d.zip", {"a\x1b[2J\n.csv": CSV})
    assert unpacker.inputs(path)[0].shown == f"{path}/a\ufffd[2J\ufffd.csv"


def test_a_file_is_unpacked_once_however_it_is_called(unpacker, tmp_path):
    path = written(tmp_path / "x.gz", gzip.compress(CSV))
    first = unpacker.inputs(path)
    path.unlink()
    assert unpacker.inputs(path) is first


def test_only_this_user_can_look_into_what_was_unpacked(unpacker, tmp_path):
    unpacker.inputs(written(tmp_path / "x.gz", gzip.compress(CSV)))
    assert Path(unpacker._archives._folder.name).stat().st_mode & 0o077 == 0


def test_what_was_unpacked_vanishes_also_when_the_work_fails(tmp_path):
    with pytest.raises(KeyError), Unpacker() as unpacker:  # noqa: PT012
        unpacker.inputs(written(tmp_path / "x.gz", gzip.compress(CSV)))
        folder = Path(unpacker._archives._folder.name)
        assert folder.exists()
        raise KeyError
    assert not folder.exists()


# A pipe


@pytest.fixture
def pipe(monkeypatch):
    def filled(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return filled


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_pipe_is_read_once_and_has_no_file(unpacker, pipe, pack):
    pipe(pack(CSV))
    found = unpacker.standard_input()
    assert found == unpacker.standard_input()
    ((one),) = found
    assert one.path.read_bytes() == CSV
    assert (one.shown, one.origin, one.named) == (STANDARD_INPUT, None, None)


def test_an_archive_may_come_through_a_pipe(unpacker, pipe, tmp_path):
    pipe(zipped(tmp_path / "d.zip", {"a.csv": b"1", "b.csv": b"2"}).read_bytes())
    found = unpacker.standard_input()
    assert [one.shown for one in found] == ["standard input/a.csv", "standard input/b.csv"]
    assert [one.named for one in found] == [None, None]


def test_an_empty_pipe_is_an_empty_file(unpacker, pipe):
    pipe(b"")
    assert unpacker.standard_input()[0].path.read_bytes() == b""


def test_what_is_wrong_with_a_pipe_is_said_again_when_it_is_asked_for_again(unpacker, pipe):
    pipe(gzip.compress(CSV)[:-6])
    for _ in range(2):
        with pytest.raises(NkiError) as stop:
            unpacker.standard_input()
        assert [(issue.code, issue.place.file) for issue in stop.value.issues] == [("D377", STANDARD_INPUT)]


# Damage


@pytest.mark.parametrize("cut", [3, 12, 25, -1])
def test_gzip_that_was_cut_off_is_damaged(tmp_path, cut):
    assert code_of(written(tmp_path / "x.gz", gzip.compress(CSV)[:cut])) == "D377"


def test_gzip_with_a_wrong_checksum_or_something_behind_it_is_damaged(tmp_path):
    packed = bytearray(gzip.compress(CSV))
    packed[-7] ^= 1
    assert code_of(written(tmp_path / "x.gz", bytes(packed))) == "D377"
    assert code_of(written(tmp_path / "y.gz", gzip.compress(CSV) + b"more")) == "D377"


def test_an_archive_that_was_cut_off_is_damaged(tmp_path):
    whole = zipped(tmp_path / "d.zip", {"a.csv": CSV}).read_bytes()
    for cut in (4, 30, len(whole) - 10):
        assert code_of(written(tmp_path / "x.zip", whole[:cut])) == "D377"


def test_an_archive_with_a_wrong_checksum_is_damaged_and_gives_no_rows(tmp_path):
    path = tmp_path / "d.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", CSV)
    assert code_of(written(path, path.read_bytes().replace(b"LV1;5", b"LV1;6", 1))) == "D377"


def test_an_archive_with_a_password_is_refused_with_what_to_do(tmp_path):
    path = zipped(tmp_path / "d.zip", {"a.csv": CSV})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    ((code, _, said),) = refused(written(path, bytes(data)))
    assert code == "D377"
    assert "password" in said


def test_an_archive_packed_in_an_unknown_way_is_refused(tmp_path):
    path = zipped(tmp_path / "d.zip", {"a.csv": CSV})
    data = bytearray(path.read_bytes())
    data[8] = 9
    data[data.index(b"PK\x01\x02") + 10] = 9
    ((code, _, said),) = refused(written(path, bytes(data)))
    assert code == "D377"
    assert "a way that nki does not know" in said


def test_an_archive_without_a_file_is_refused(tmp_path):
    assert code_of(zipped(tmp_path / "d.zip", {})) == "D377"
    assert (
        code_of(zipped(tmp_path / "e.zip", {"folder/": b"", "__MACOSX/x": b"", "about.yaml": b""})) == "D377"
    )


def test_packed_files_inside_packed_files_are_refused_each_by_its_name(tmp_path):
    inner = zipped(tmp_path / "i.zip", {"a.csv": CSV}).read_bytes()
    path = zipped(tmp_path / "d.zip", {"a.zip": inner, "b.csv": CSV, "c.gz": gzip.compress(CSV)})
    assert [(code, file) for code, file, _ in refused(path)] == [
        ("D377", f"{path}/a.zip"),
        ("D377", f"{path}/c.gz"),
    ]
    assert code_of(written(tmp_path / "x.gz", gzip.compress(gzip.compress(CSV)))) == "D377"
    assert code_of(written(tmp_path / "y.gz", gzip.compress(inner))) == "D377"


def test_two_files_of_one_name_are_not_taken_for_one(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zipped(tmp_path / "d.zip", [("a.csv", CSV), ("a.csv", CSV)])
    assert code_of(path) == "D377"
    assert (
        code_of(zipped(tmp_path / "e.zip", {"about.yaml": b"", "x/about.yaml": b"", "a.csv": CSV})) == "D377"
    )


def test_a_file_that_cannot_be_opened_is_said_to_be_so(tmp_path):
    assert code_of(tmp_path) == "D301"
    assert code_of(tmp_path / "none.csv") == "D301"


def test_nothing_stays_of_a_file_that_did_not_come_out_whole(unpacker, tmp_path):
    for path in (
        bomb(tmp_path / "x.gz", 80 << 20),
        written(tmp_path / "y.gz", gzip.compress(random.Random(1).randbytes(3 << 20))[:-20]),
    ):
        with pytest.raises(NkiError):
            unpacker.inputs(path)
        assert [one for one in Path(unpacker._archives._folder.name).rglob("*") if one.is_file()] == []


def test_a_disk_without_room_is_no_damage_to_the_file(unpacker, tmp_path, monkeypatch):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    path = written(tmp_path / "x.gz", gzip.compress(CSV * 9000))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CSV * 9000)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        ((code, _, packed),) = refused(path)
        with pytest.raises(NkiError) as stop:
            unpacker.standard_input()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (code, [issue.code for issue in stop.value.issues]) == ("D377", ["D377"])
    assert "cannot be unpacked or kept here: File too large" in packed
