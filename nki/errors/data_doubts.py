"""D39x: answers that are possible and hard to believe. Exit code 11."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "D390",
        "Everyone",
        "{who}: the numerator of measure {measure} is the whole denominator, {numbers}",
        "ask whether it is so, and whether one number was given for both; the figures are not changed",
        "In a large unit hardly ever has everyone done something, or every case gone one way. "
        "`plausibility.everyone_from` says what is large.",
        Severity.WARNING,
    ),
    Entry(
        "D391",
        "Numbers written twice",
        "{who} gave {what}: {numbers}",
        "ask which of the questions the numbers answer; the figures are not changed",
        "Forms are filled in fast, and a number slips into the field beside it. "
        "`plausibility.copied_from` says from which denominator on it is doubted.",
        Severity.WARNING,
    ),
    Entry(
        "D392",
        "Many times what it was",
        "{who} ({level}): {what} is at least {factor} times larger or smaller than before, {numbers}",
        "look for a zero too many or too few, or another question answered; the figures are not changed",
        "Between two results a number seldom grows or shrinks so much. `plausibility.change_factor` says "
        "how much is too much.",
        Severity.WARNING,
    ),
    Entry(
        "D393",
        "Far from all others",
        "{who}: {what} is far from that of the other units, {numbers}",
        "ask whether the number is right; the figures are not changed",
        "One number of a wrong size can decide the figure of a county. `plausibility.peer_distance` says how "
        "far is too far.",
        Severity.WARNING,
    ),
    Entry(
        "D394",
        "The same number from everyone",
        "all {units} units that answered gave the same number for {what}: {number}",
        "look at the column in the delivery; it may have been filled downwards. The figures are not changed",
        "So many units never count the same. `plausibility.equal_from` says how many are too many.",
        Severity.WARNING,
    ),
    Entry(
        "D395",
        "Previous result cannot be used",
        "{problem}",
        "give a result that nki wrote for this indicator, as CSV, JSON or Parquet and as it was written",
        "What is compared with the wrong numbers, or with half of them, proves nothing.",
    ),
    Entry(
        "D396",
        "Previous result without units",
        "the previous result has no rows of units; it is compared at the level {level}",
        "give a result with the level {units} to compare the units",
        "In the figure of an area a unit's slip of the pen can hide.",
        Severity.NOTE,
    ),
    Entry(
        "D397",
        "Previous result that is not earlier",
        "the result is of {given}, and {period} is computed now",
        "give the result of an earlier period of the same kind, or check --period",
        "A result is held against what came before it.",
    ),
    Entry(
        "D398",
        "Previous result of another definition",
        "the result is of {given}, and {now} is computed now; what has the same number is compared",
        "read `nki diff` of the two versions before you judge a change",
        "Where the definition changed, figures may move for that reason alone.",
        Severity.WARNING,
    ),
    Entry(
        "D399",
        "Nothing has changed",
        "every number of {areas} areas ({level}) is what it was in {period}",
        "check that this is not the previous delivery once more; the figures are not changed",
        "Over a year some numbers always change.",
        Severity.WARNING,
    ),
)
