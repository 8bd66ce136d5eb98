import pytest

from nki.errors import NkiError, words
from nki.steps.read.about import Told, read_about


@pytest.fixture
def about(tmp_path):
    def write(content):
        (tmp_path / "about.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def test_a_folder_that_says_nothing_is_real_and_has_no_note(tmp_path, about):
    assert read_about(tmp_path) == Told()
    assert read_about(about("")) == Told()
    assert read_about(about("# bare en kommentar\n")) == Told()


def test_a_folder_says_that_it_is_synthetic_and_why(about):
    told = read_about(about("synthetic: true\nnote: >-\n  Oppdiktede\n  svar.\n"))
    assert told == Told(synthetic=True, note="Oppdiktede svar.")
    assert read_about(about('note: " Ekte: tall "\nsynthetic: false\n')) == Told(note="Ekte: tall")


def test_a_folder_says_that_its_figures_may_still_change(about):
    told = read_about(about("provisional: true\nsynthetic: true\n"))
    assert told == Told(synthetic=True, provisional=True)


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("syntetic: true\n", 1, 'no key "syntetic" belongs here; did you mean "synthetic"?'),
        ("note: x\nsynthetic: ja\n", 2, 'neither true nor false: found "ja"'),
        ("synthetic:\n", 1, "neither true nor false"),
        ("synthetic: true\nsynthetic: false\n", 2, "stands here a second time"),
        ("note: [a, b]\n", 1, "one value"),
        ("- synthetic\n", 1, "keys and values"),
        ("[synthetic]: true\n", 1, "no key"),
        ("note: 'x\n", 2, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML"),
        ("note: *b\n", 1, "not YAML"),
        (b"note: \xe6\n", 0, "cannot be read"),
        ("note: " + "[" * 5000, 0, "cannot be read"),
    ],
)
def test_what_is_not_fully_understood_is_an_error_and_never_passes_for_real(about, content, line, said):
    with pytest.raises(NkiError) as caught:
        read_about(about(content))
    (issue,) = caught.value.issues
    assert issue.code == "D351"
    assert issue.place.line == line
    assert said in words(issue).found


def test_all_that_is_wrong_is_said_at_once(about):
    with pytest.raises(NkiError) as caught:
        read_about(about("synthetic: ja\nnotat: x\n"))
    assert [issue.place.line for issue in caught.value.issues] == [1, 2]
