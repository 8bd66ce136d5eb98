"""Findings for people and for machines: one view of each finding, and the formats that it is written in.

In: issues. Out: text. May not decide what is a finding, and knows nothing of terminals.
"""
