"""Governing bodies in the register: who has a link, whose first meeting was attended, where views differ."""

from __future__ import annotations

from reportkit.casework.events.governing_kinds import GovernorLink, GovernorsMeeting, Views
from reportkit.casework.events.support_kinds import LinkRole
from reportkit.reports.sections.register import governing_bodies, what_is_lacking
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, OFFICER
from tests.reports.register.builders import profile, rows, said

LINK = GovernorLink(officer=OFFICER)
MET = GovernorsMeeting(attended_by=OFFICER, role=LinkRole.SIP)
APART = Views(aspect="Leadership", school_says="good", council_says="not yet good")


def test_links_and_first_meetings_are_counted_and_those_missing_named() -> None:
    told = said(governing_bodies(profile(school((LINK, 9), (MET, 5)), school(urn="102400"), policy=HACKNEY)))
    assert "One of two maintained schools has an officer named as the governing body’s link" in told
    assert "One of two maintained schools has on record that the SIP or LaMA attended" in told
    assert "due by 31 December 2026 (clause 2.4.2; K41). Not on record:" in told
    assert "(102400)" in told and "(102368)" not in told


def test_of_an_academy_s_governors_nothing_is_asked() -> None:
    found = profile(school((LINK, 9), (MET, 5)), school(urn="102400", maintained=False), policy=HACKNEY)
    assert "Not on record" not in said(governing_bodies(found))


def test_a_school_s_own_view_stands_beside_the_council_s_and_the_newest_counts() -> None:
    agree = Views(aspect="leadership", school_says="Good.", council_says="good")
    both = {"differ": [(APART, 9)], "agree": [(APART, 9), (agree, 2)]}
    for standing, happened in both.items():
        ((_, aspect, own, ours, recorded),) = rows(
            governing_bodies(profile(school(*happened), policy=HACKNEY))
        )
        assert aspect.casefold() == "leadership"
        assert recorded.endswith(f": they {standing}")
        assert (own, ours) == (happened[-1][0].school_says, happened[-1][0].council_says)


def test_no_view_on_record_is_said_and_hillingdon_has_no_such_part() -> None:
    assert "No school’s own view is on record" in said(governing_bodies(profile(school(), policy=HACKNEY)))
    assert governing_bodies(profile(school((APART, 2)))) == []


def test_what_many_schools_lack_alike_is_told_once_with_their_names() -> None:
    urns = [str(102400 + place) for place in range(6)]
    few, many = (
        what_is_lacking(profile(*(school(urn=urn) for urn in chosen), policy=HACKNEY))
        for chosen in (urns[:5], urns)
    )
    assert [row[1] for row in rows(few)] == ["clause 1.5.5; K17"] * 5
    assert rows(many) == []
    assert "Six schools alike (clause 1.5.5; K17)" in said(many)
    assert said(many).count("No officer is named") == 1
    assert all(f"({urn})" in said(many) for urn in urns)
