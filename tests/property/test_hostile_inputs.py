"""Whatever stands in a file, it is read right or refused with a place; it is never a bug in nki."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nki.errors import NkiError, words
from nki.steps.load import load
from nki.steps.validate import validate

BAD = Path(__file__).parents[1] / "bad"
SPEC = (BAD / "prove.yaml").read_text(encoding="utf-8")
DELIVERY = (BAD / "delivery.csv").read_bytes()
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

TOKENS = [
    "",
    "~",
    "x",
    "[]",
    "{}",
    "[x]",
    "{x: y}",
    "{same_as: 1}",
    "0",
    "-1",
    "1e999",
    "2021-02-30",
    "&a",
    "*a",
    "!!x",
    "'",
]
TOKENS += [
    "national",
    "count",
    "choice",
    "unit",
    "date",
    "doctors",
    "trained",
    "tool",
    "{column: tool, equals: X}",
    "- ",
    "\t",
    "æ: ø",
    "#",
]


@st.composite
def specs(draw):
    """Draw a specification in which some lines are gone, twice there, moved in, or say something else."""
    lines = SPEC.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        key, colon, _ = line.partition(":")
        other = draw(st.sampled_from(TOKENS))
        lines[at : at + 1] = draw(
            st.sampled_from(
                [
                    [],
                    [line, line],
                    [f"  {line}"],
                    [line[2:]],
                    [f"{key}{colon} {other}"],
                    [line.replace("trained", other)],
                    [line, f"{other}: {other}"],
                    [line.replace("}", "")],
                    [line.replace("{", f"{{where: {other}, ")],
                ]
            )
        )
    return "\n".join(lines)


def judged(text):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "prove.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            loaded = load(path)
            return validate(loaded.indicator, loaded.places)
        except NkiError as stop:
            return stop.issues


@given(specs())
@settings(max_examples=300, **SLOW)
def test_a_specification_is_judged_whatever_stands_in_it(text):
    for issue in judged(text):
        said = words(issue)
        assert issue.place.line
        assert "Input should" not in said.found + said.do


@given(st.binary(max_size=60), st.integers(0, len(SPEC.encode())))
@settings(max_examples=200, **SLOW)
def test_bytes_of_any_kind_in_a_specification_are_judged(junk, at):
    whole = SPEC.encode()
    for issue in judged(whole[:at] + junk + whole[at:]):
        assert words(issue).found
        assert issue.place.line


@given(
    st.one_of(
        st.binary(max_size=12),
        st.sampled_from([b'"', b";", b"\n", b"\r", b"\0", b"\xe5", b"\xef\xbb\xbf", b"1.5", b'""', b"\x81"]),
    ),
    st.integers(0, len(DELIVERY)),
    st.integers(0, 20),
)
@settings(max_examples=80, **SLOW)
def test_bytes_of_any_kind_in_a_delivery_are_read_or_refused(junk, at, gone):
    import nki

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "delivery.csv"
        path.write_bytes(DELIVERY[:at] + junk + DELIVERY[at + gone :])
        try:
            result = nki.compute(BAD / "prove.yaml", path, register=BAD / "register", period=2021)
        except NkiError as stop:
            for issue in stop.issues:
                assert words(issue).found
                assert issue.place.file
        else:
            (reading,) = result.release.readings
            assert all(account.closes and account.read == reading.rows for account in result.release.accounts)
