"""Approve what the oracle computes now as the expected figures. The diff is the review."""

from tests.golden.expected import CASES, as_csv, by_oracle

for case in CASES:
    figures, accounts = by_oracle(case)
    case.figures.parent.mkdir(exist_ok=True)
    case.figures.write_text(as_csv(figures), encoding="utf-8", newline="")
    case.accounts.write_text(as_csv(accounts), encoding="utf-8", newline="")
    print(f"{case.figures.relative_to(case.folder.parent)}: {len(figures)} figures")
