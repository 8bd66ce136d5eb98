"""`specs/semantics.md` says what the tests say, and all of it."""

from pathlib import Path

from tests import spec
from tests.spec.document import FILE, document, paragraphs_of, sentence

HERE = Path(spec.__file__).parent


def test_the_document_is_current():
    assert FILE.read_text(encoding="utf-8") == document(), "run python -m tests.spec.document"


def test_every_chapter_and_section_is_in_the_document():
    import importlib

    folders = {path.parent.name for path in HERE.glob("*/test_*.py")}
    assert folders == set(spec.CHAPTERS)
    for chapter in spec.CHAPTERS:
        sections = importlib.import_module(f"tests.spec.{chapter}").SECTIONS
        assert {path.stem for path in (HERE / chapter).glob("test_*.py")} == {
            f"test_{name}" for name in sections
        }


def test_every_status_is_explained():
    from nki.model.status import Status

    assert set(spec.STATUSES) == set(Status)


def test_every_paragraph_is_in_the_document():
    import importlib

    text = document()
    for path in sorted(HERE.glob("*/test_*.py")):
        section = importlib.import_module(f"tests.spec.{path.parent.name}.{path.stem}")
        for paragraph in paragraphs_of(section):
            assert f" {sentence(paragraph.__name__)}\n" in text
