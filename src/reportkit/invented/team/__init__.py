"""What the invented teams did and returned in a term: circumstances, never what a policy makes of them."""

from reportkit.invented.team.casting import Cast, cast_stories
from reportkit.invented.team.model import Act, Story, Team, Wanted, read_team

__all__ = ["Act", "Cast", "Story", "Team", "Wanted", "cast_stories", "read_team"]
