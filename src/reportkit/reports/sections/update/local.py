"""What the authority tells its schools: practice, networks, events, offers and dates."""

from __future__ import annotations

from reportkit.blocks import Block, BulletList, Column, Heading, Paragraph, Span, Table
from reportkit.reports.citing import words
from reportkit.reports.profiles import BoroughProfile
from reportkit.vocabulary import in_words


def what_is_working(profile: BoroughProfile) -> list[Block]:
    """The chapter's heading; named good practice, only with the school's logged consent."""
    heading = Heading(2, "What is working")
    chapter = Heading(1, "Working together")
    told = [p for p in profile.authority.good_practice if p.consent_given_on <= profile.as_at]
    if not told:
        return [
            chapter,
            heading,
            Paragraph(
                words(
                    "No school has agreed to be named here this term. If something works well in "
                    f"your school and you are happy to share it, tell the {profile.authority.team}."
                )
            ),
        ]
    return [
        chapter,
        heading,
        BulletList(tuple(words(Span(p.school, bold=True), f": {p.what}") for p in told)),
    ]


def networks(profile: BoroughProfile) -> list[Block]:
    """Innovation and Improvement Networks that run on the day, and how to join."""
    heading = Heading(2, "Networks")
    running = [n for n in profile.authority.networks if n.ends >= profile.as_at]
    if not running:
        return [
            heading,
            Paragraph(words(f"We have no {profile.authority.networks_called} to announce this term.")),
        ]
    rows = tuple(
        (words(n.theme), words(f"{in_words(n.starts)} to {in_words(n.ends)}"), words(n.how_to_join))
        for n in running
    )
    columns = (Column("Theme", width=2), Column("Runs", width=2), Column("How to join", width=3))
    return [
        heading,
        Table("Innovation and Improvement Networks", columns, rows, "Networks, their dates and how to join."),
    ]


def events_and_offers(profile: BoroughProfile) -> list[Block]:
    """Conferences and briefings, the School Review offer, and links checked by a person."""
    authority = profile.authority
    offer = authority.review_offer or "We have no school review offer to announce this term."
    blocks: list[Block] = [Heading(2, "Events, reviews and links"), _events(profile), Paragraph(words(offer))]
    if authority.links:
        links = tuple(
            words(Span(link.title, link=link.address), f" (checked {in_words(link.checked_on)})")
            for link in authority.links
        )
        blocks.append(BulletList(links))
    return blocks


def _events(profile: BoroughProfile) -> Block:
    coming = sorted((e for e in profile.authority.events if e.day >= profile.as_at), key=lambda e: e.day)
    if not coming:
        return Paragraph(words("We have no conference or briefing to announce this term."))
    rows = tuple((words(in_words(e.day)), words(e.title), words(e.where or "to be told")) for e in coming)
    columns = (Column("Date", width=2), Column("Event", width=3), Column("Where", width=2))
    return Table("Conferences and briefings", columns, rows, "Events with date and place.")


def dates(profile: BoroughProfile) -> list[Block]:
    """When the next figures come out and when the next term starts."""
    following = profile.terms.after(profile.term)
    coming = [release for release in profile.next_releases if release[0] > profile.as_at]
    rows = [(due, f"{due:%B %Y}", f"{title}, {year}") for due, title, year in coming]
    term = f"Start of {following.label}, in our term dates; check your own calendar"
    rows.append((following.starts, in_words(following.starts), term))
    table = tuple((words(when), words(what)) for _, when, what in sorted(rows))
    return [
        Heading(1, "Dates"),
        Table(
            "Dates to come",
            (Column("When", width=2), Column("What", width=5)),
            table,
            "Releases of figures that are due, and the start of the next term.",
            notes=("Releases are given by the month in which DfE usually publishes them.",),
        ),
    ]
