"""What the numbers mean.

How nki gets from the rows of a survey export to a figure, one paragraph at a time. Each paragraph is
also a test. The tables below are computed in two ways that share no code, by nki and by a slow and
simple calculation, and both have to give what stands here. Only what is hidden, in the last chapter, has
no second way but the tables.

All answers and ER units (legevakter) here are made up; municipalities and counties are real. Unless a
paragraph says otherwise, the period is 2021, three units are invited, and the indicator has three
measures (måltall): measure 1 (hovedmåltall) is the proportion of doctors who have trained, measure 2 the
number who have trained (teller), and measure 3 the number of doctors (nevner). A table of figures shows
measure 1 if it does not say which.
"""

CHAPTERS = ("figures", "answers", "conditions", "units", "areas", "disclosure")

STATUSES = {
    "ok": "The figure is shown.",
    "zero_denominator": "There is nothing to take a proportion of: the denominator is 0.",
    "below_response_threshold": "Too few units have answered for the figure to be shown.",
    "no_answer": "No unit has answered.",
    "not_applicable": "The question applies to none of the units.",
    "not_open": "No unit was open on the last day of the period.",
    "suppressed": "Hidden, because the figure is so small that it could tell of persons.",
    "suppressed_secondary": "Hidden, because a hidden figure could be worked out from it.",
}
"""Every status that a figure can have."""
