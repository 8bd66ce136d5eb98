"""Mutation: what the examples of a specification would notice if its definition were changed by mistake.

In: a specification whose examples come out right. Out: a score, and every change that went unnoticed. The
definition is changed in one small way at a time, and the examples are computed again.
"""

from nki.mutation.definition import mutants
from nki.mutation.mutant import Mutant
from nki.mutation.score import score

__all__ = ["Mutant", "mutants", "score"]
