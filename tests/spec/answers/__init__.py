"""Who has answered.

Every ER unit that was open on the last day of the period is invited, and does one of four things with
the questions behind a measure: it answers, it gives a row without an answer, it says that the question
does not apply, or it gives no row at all. Each figure carries the number of units invited, responded
(with a row), answered and not applicable.
"""

SECTIONS = ("missing", "not_applicable", "response_threshold", "account")
