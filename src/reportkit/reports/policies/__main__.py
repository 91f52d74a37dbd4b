"""`python -m reportkit.reports.policies` makes the pages of the checkout it is run in."""

from reportkit.places import Places
from reportkit.reports.policies.making import write_pages

write_pages(Places.find())
