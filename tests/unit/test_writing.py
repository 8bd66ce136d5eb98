import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from nki.errors import NkiError
from nki.writing import cannot_write, write_whole


def refused(path: Path) -> str:
    with pytest.raises(NkiError) as caught:
        write_whole(path, b"new")
    (issue,) = caught.value.issues
    assert issue.code == "R601"
    facts = dict(issue.facts)
    assert facts["path"] == str(path)
    return facts["reason"]


def test_a_file_is_written_with_nothing_beside_it(tmp_path):
    write_whole(tmp_path / "result.csv", b"a,b\n")
    assert (tmp_path / "result.csv").read_bytes() == b"a,b\n"
    assert [path.name for path in tmp_path.iterdir()] == ["result.csv"]


def test_a_new_file_gets_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "result.csv", b"x")
    assert (tmp_path / "result.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_existing_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "result.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_keeps_pointing_where_it_did(tmp_path):
    target = tmp_path / "target.csv"
    target.write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_missing_folder_is_refused(tmp_path):
    assert refused(tmp_path / "none" / "result.csv") == "its folder does not exist"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path):
    (tmp_path / "result.csv").mkdir()
    assert refused(tmp_path / "result.csv") == "it is a folder"
    assert [path.name for path in tmp_path.iterdir()] == ["result.csv"]


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    refused(tmp_path / "file" / "result.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is writable to root")
def test_a_protected_file_is_refused_and_untouched(tmp_path):
    path = tmp_path / "result.csv"
    path.write_bytes(b"old")
    path.chmod(0o444)
    assert refused(path) == "it is protected against writing"
    assert path.read_bytes() == b"old"


def test_what_stood_there_stays_when_writing_fails_halfway(tmp_path, monkeypatch):
    path = tmp_path / "result.csv"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert refused(path) == "No space left on device"
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["result.csv"]


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "result.csv", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def full_device(tmp_path):
    """A device that takes nothing. Root gets its own: a broken build would replace the machine's."""
    if os.geteuid() != 0:
        return Path("/dev/full")
    own = tmp_path / "full"
    try:
        os.mknod(own, 0o666 | stat.S_IFCHR, os.makedev(1, 7))
        own.open("wb").close()
    except OSError:
        pytest.skip("devices cannot be made or opened here")
    return own


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_that_takes_nothing_more_is_an_error_of_output(full_device):
    assert refused(full_device) == "No space left on device"
    assert full_device.is_char_device()


def test_a_named_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"through")
    reader.join(timeout=10)
    assert received == [b"through"]
    assert pipe.is_fifo()


def test_an_error_without_words_of_its_own_still_says_something():
    (issue,) = cannot_write("result.csv", OSError()).issues
    assert dict(issue.facts)["reason"] == "OSError"
