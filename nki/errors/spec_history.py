"""S24x: a specification against the version before it. Exit code 10."""

from nki.errors.entry import Entry

ENTRIES = (
    Entry(
        "S240",
        "Break in the series",
        "what is calculated has changed ({changed}), and {problem}",
        "raise `version`, and add a last entry under `revisions` that tells what changed",
        "Figures are compared from year to year under one version. Where the calculation changes, the new "
        "figures are another series, and whoever reads them must be able to see from which version on.",
    ),
)
