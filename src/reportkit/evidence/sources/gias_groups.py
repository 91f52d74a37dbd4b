"""What GIAS says joins schools: predecessors and successors, and the groups they belong to."""

from __future__ import annotations

from datetime import date

import pandas as pd

from reportkit.evidence.contracts import check_table
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.days import DayRange, parse_register_days
from reportkit.evidence.sources.layout import Reading, Release
from reportkit.evidence.sources.rows import refuse_duplicates, trimmed, with_urns
from reportkit.evidence.sources.text_table import Header, TextTable

# Links and groups are entered years before they take effect.
_DAYS_AHEAD = 3 * 366
_FIRST_DAY = date(1800, 1, 1)


class SchoolLinks:
    """A row a link: the school, the other school, and what that one is to it."""

    name = "gias_links"
    publisher = "Department for Education"
    title = "Get Information about Schools, links between schools"
    _columns = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")

    def recognises(self, header: Header) -> bool:
        return {"URN", "LinkURN", "LinkType"} <= set(header)

    def columns(self, header: Header) -> list[str]:
        return list(self._columns)

    def read(self, table: TextTable, dating: Dating) -> Reading:
        held, quarantine = with_urns(table, "URN", "LinkURN")
        refuse_duplicates(held, "URN", "LinkURN", "LinkType")
        links = pd.DataFrame(
            {
                "row": held.frame.index.astype("int64"),
                "urn": held.frame["URN"],
                "linked_urn": held.frame["LinkURN"],
                "linked_name": trimmed(held, "LinkName"),
                "link_type": trimmed(held, "LinkType"),
                "linked_on": parse_register_days(held, "LinkEstablishedDate", _within(dating)),
            },
            index=held.frame.index,
        )
        return Reading(
            _release(table, dating, self),
            {"school_link": check_table("school_link", links, table.file)},
            len(table.frame),
            quarantine,
        )


class SchoolGroups:
    """A row a group: trusts, sponsors, federations; their heads and addresses are not read."""

    name = "gias_groups"
    publisher = "Department for Education"
    title = "Get Information about Schools, groups"
    _columns = (
        "Group UID",
        "Group Name",
        "Group Type",
        "Closed Date",
        "Open date",
        "Incorporated on (open date)",
        "Group Status",
    )

    def recognises(self, header: Header) -> bool:
        return {"Group UID", "Group Name", "Group Type", "Group Status"} <= set(header)

    def columns(self, header: Header) -> list[str]:
        return list(self._columns)

    def read(self, table: TextTable, dating: Dating) -> Reading:
        refuse_duplicates(table, "Group UID")
        within = _within(dating)
        opened = parse_register_days(table, "Open date", within)
        groups = pd.DataFrame(
            {
                "row": table.frame.index.astype("int64"),
                "group_uid": trimmed(table, "Group UID"),
                "name": trimmed(table, "Group Name"),
                "type": trimmed(table, "Group Type"),
                "status": trimmed(table, "Group Status"),
                "opened": opened.fillna(parse_register_days(table, "Incorporated on (open date)", within)),
                "closed": parse_register_days(table, "Closed Date", within),
            },
            index=table.frame.index,
        )
        return Reading(
            _release(table, dating, self),
            {"school_group": check_table("school_group", groups, table.file)},
            len(table.frame),
        )


class GroupMembers:
    """A row a school's membership of one group; a school may be in a trust and have a sponsor."""

    name = "gias_group_members"
    publisher = "Department for Education"
    title = "Get Information about Schools, group members"
    _columns = ("URN", "Linked UID", "Joined date")

    def recognises(self, header: Header) -> bool:
        return set(self._columns) <= set(header)

    def columns(self, header: Header) -> list[str]:
        return list(self._columns)

    def read(self, table: TextTable, dating: Dating) -> Reading:
        held, quarantine = with_urns(table, "URN")
        refuse_duplicates(held, "URN", "Linked UID")
        members = pd.DataFrame(
            {
                "row": held.frame.index.astype("int64"),
                "urn": held.frame["URN"],
                "group_uid": trimmed(held, "Linked UID"),
                "joined_on": parse_register_days(held, "Joined date", _within(dating)),
            },
            index=held.frame.index,
        )
        return Reading(
            _release(table, dating, self),
            {"group_member": check_table("group_member", members, table.file)},
            len(table.frame),
            quarantine,
        )


def _within(dating: Dating) -> DayRange:
    return DayRange.until(dating.as_at(), _FIRST_DAY, _DAYS_AHEAD)


def _release(table: TextTable, dating: Dating, layout: SchoolLinks | SchoolGroups | GroupMembers) -> Release:
    return Release(
        file=table.file,
        sha256=table.sha256,
        layout=layout.name,
        publisher=layout.publisher,
        title=layout.title,
        published_on=dating.published_on or dating.as_at(),
        as_at=dating.as_at(),
    )
