"""What is done to the schools of the invented boroughs, as far as public data tells of it.

A circumstance is a cause, never an outcome: what follows from it is for the metrics and policies to say.
A school has at most one of these, so that each case can be read by itself.
"""

from itertools import chain, zip_longest

from reportkit.invented.circumstances.inspected import INSPECTED
from reportkit.invented.circumstances.model import Circumstance, Inspected, Results
from reportkit.invented.circumstances.register import REGISTER
from reportkit.invented.circumstances.results import RESULTS
from reportkit.invented.circumstances.running import RUNNING
from reportkit.invented.circumstances.securely_good import SECURELY_GOOD

# In the order in which schools are given them: a borough of few schools has the first of each subject.
_IN_TURN = chain.from_iterable(zip_longest(INSPECTED, RESULTS, RUNNING, REGISTER))
CATALOGUE: tuple[Circumstance, ...] = (*SECURELY_GOOD, *(each for each in _IN_TURN if each))
BY_ID = {circumstance.id: circumstance for circumstance in CATALOGUE}

__all__ = ["BY_ID", "CATALOGUE", "Circumstance", "Inspected", "Results"]
