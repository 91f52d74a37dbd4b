"""Reports in the mailbox that no program can settle, each in words for whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportkit.pipeline.dispatching.receipts import Receipt
from reportkit.publishing.dispatch.bounces import Bounce, BounceKind

_SAYING = (BounceKind.FAILED, BounceKind.UNKNOWN)
_OPEN = "Open it in the mailbox."


def unclear_in_words(reports: Iterable[Bounce], letters: Sequence[Receipt]) -> Iterator[str]:
    """What stands in the way of taking a report for one of a letter; nothing for what is plain."""
    by_id = {one.message_id: one for one in letters}
    for report in reports:
        if report.kind in _SAYING:
            letter = by_id.get(report.original_message_id)
            yield from _of_a_letter(report, letter) if letter else _of_none(report, letters)


def _of_a_letter(report: Bounce, letter: Receipt) -> Iterator[str]:
    whose = f"the letter to {letter.to} <{letter.address}>"
    if report.kind is BounceKind.UNKNOWN:
        yield (
            f"A machine answered {whose}, and whether it arrived is not said: {_words(report)} {_OPEN} The "
            "letter counts as sent."
        )
    elif not report.address:
        yield f"The report on {whose} names no recipient: {_words(report)} The letter counts as come back."
    elif report.address.casefold() != letter.address.casefold():
        yield (
            f"The report on {whose} is about another address, {report.address}: it may have been passed on "
            "there. The letter counts as come back; ask whether it arrived before you send another."
        )


def _of_none(report: Bounce, letters: Iterable[Receipt]) -> Iterator[str]:
    """What is said of no letter that the ledger knows by its Message-ID."""
    there = [one.letter for one in letters if one.address.casefold() == report.address.casefold()]
    if there:
        which = (
            "which letter it means is not said" if not report.original_message_id else "it is of other mail"
        )
        yield (
            f"A report about {report.address}, where letters went to ({', '.join(there)}); {which}: "
            f"{_words(report)} {_OPEN} Not recorded."
        )
    elif report.address:
        yield f"A report about {report.address}, where no letter was sent: {_words(report)} Not recorded."
    else:
        yield f"A report that names neither a letter nor a recipient: {_words(report)} {_OPEN}"


def _words(report: Bounce) -> str:
    return f"“{report.words or report.status or 'no words'}”."
