"""The one exception for a user's mistake."""

from __future__ import annotations

from nki.model.issue import Issue


class NkiError(Exception):
    """Stop here, because of these findings. Anything else that is raised is a bug in nki."""

    def __init__(self, *issues: Issue) -> None:
        """Take the findings, all that were found and not only the first."""
        if not issues:
            raise ValueError("NkiError without an issue")
        super().__init__("; ".join(f"{issue.code} {issue.place}".strip() for issue in issues))
        self.issues = tuple(sorted(issues))
