"""Approve what is computed now without nki as the expected figures. The diff is the review.

Figures of the surveys come from the oracle, those of the made-up deliveries from `tests.golden.figures`.
"""

from tests.golden import catalogue
from tests.golden.expected import CASES, as_csv, by_oracle

for case in CASES:
    figures, accounts = by_oracle(case)
    case.figures.parent.mkdir(exist_ok=True)
    case.figures.write_text(as_csv(figures), encoding="utf-8", newline="")
    case.accounts.write_text(as_csv(accounts), encoding="utf-8", newline="")
    print(f"{case.figures.relative_to(case.folder.parent)}: {len(figures)} figures")

for indicator in catalogue.SYNTHETIC:
    file, text = catalogue.expected_path(indicator), catalogue.expected(indicator)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")
    print(f"{file.relative_to(catalogue.EXAMPLES)}: {text.count(chr(10)) - 1} figures")
