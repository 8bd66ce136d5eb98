"""Zip containers whose damage the standard library does not call damage."""

import zipfile

import pytest

from nki.errors import NkiError
from nki.zipped import FORM, opened_zip


@pytest.mark.parametrize(("codes", "code"), [({}, "D377"), ({"codes": FORM}, "S303")])
def test_a_directory_that_points_before_the_file_is_damage(codes, code, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "b")
    data = bytearray(path.read_bytes())
    # where the directory is said to begin, at the end of the file: one byte further on than it does
    data[-6] += 1
    path.write_bytes(data)
    with pytest.raises(NkiError) as stopped, opened_zip(path, "x.zip", **codes) as archive:
        archive.read("a")
    assert [issue.code for issue in stopped.value.issues] == [code]
