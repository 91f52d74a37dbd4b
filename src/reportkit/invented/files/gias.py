"""Get Information about Schools: establishments, links between them, trusts and their members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from reportkit.invented.boroughs import Borough, InventedSchool, Predecessor
from reportkit.invented.england import OtherSchool, authorities
from reportkit.invented.files.published import WINDOWS, Published, Row, as_csv, header_of, in_days
from reportkit.invented.files.tabled import Country

_DAY = "%d-%m-%Y"
_GROUPS_OPENED = date(2014, 9, 1)


def gias_files(country: Country, day: date) -> Iterator[Published]:
    """The register as it stood on a day, in the folder named for it."""
    folder, compact = f"gias/{day.isoformat()}", day.strftime("%Y%m%d")
    yield Published(
        f"{folder}/edubasealldata{compact}.csv",
        as_csv(header_of("gias_schools"), _establishments(country, day), WINDOWS),
    )
    if links := list(_links(country, day)):
        content = as_csv(header_of("gias_links"), links, WINDOWS)
        yield Published(f"{folder}/links_edubasealldata{compact}.csv", content)
    yield Published(
        f"{folder}/allgroupsdata{compact}.csv", as_csv(header_of("gias_groups"), _groups(country), WINDOWS)
    )
    yield Published(
        f"{folder}/grouplinks_edubaseallacademiesandfree{compact}.csv",
        as_csv(header_of("gias_group_members"), _members(country, day), WINDOWS),
    )


def _schools(country: Country, day: date) -> Iterator[tuple[Borough, InventedSchool]]:
    """The boroughs' schools that there were on the day, under whatever number."""
    for borough in country.boroughs:
        for school in borough.schools:
            if school.opened <= day or school.predecessors:
                yield borough, school


def _establishments(country: Country, day: date) -> Iterator[Row]:
    for borough, school in _schools(country, day):
        if school.opened <= day:
            yield _own_row(borough, school, day)
        for before in school.predecessors:
            yield _before_row(borough, school, before, day)
    names = {each.code: each.name for each in authorities()}
    yield from (_other_row(school, names[school.la], day) for school in country.others)


def _own_row(borough: Borough, school: InventedSchool, day: date) -> Row:
    trust = {"Trusts (code)": school.trust.uid, "Trusts (name)": school.trust.name} if school.trust else {}
    return {
        **_placed(school.urn, borough.code, borough.name, school.laestab[3:], school.name, day),
        "TypeOfEstablishment (name)": school.type,
        "EstablishmentStatus (name)": "Open",
        "ReasonEstablishmentOpened (name)": "New Provision",
        "OpenDate": in_days(school.opened, _DAY),
        "PhaseOfEducation (name)": school.kind.phase_words,
        "StatutoryLowAge": str(school.ages[0]),
        "StatutoryHighAge": str(school.ages[1]),
        "NumberOfPupils": str(school.roll),
        "UKPRN": school.ukprn,
        "GSSLACode (name)": borough.ons,
        **trust,
    }


def _placed(urn: str, la: str, la_name: str, number: str, name: str, day: date) -> Row:
    return {
        "URN": urn,
        "LA (code)": la,
        "LA (name)": la_name,
        "EstablishmentNumber": number,
        "EstablishmentName": name,
        "LastChangedDate": in_days(day, _DAY),
        "Country (name)": "England",
        "Gender (name)": "Mixed",
    }


def _before_row(borough: Borough, school: InventedSchool, before: Predecessor, day: date) -> Row:
    closed = school.replaced_on if school.replaced_on and school.replaced_on <= day else None
    low, high = before.ages
    return {
        **_placed(before.urn, borough.code, borough.name, before.laestab[3:], before.name, day),
        "TypeOfEstablishment (name)": school.kind.council_types[0],
        "EstablishmentStatus (name)": "Closed" if closed else "Open",
        "OpenDate": "01-09-1994",
        "CloseDate": in_days(closed - timedelta(days=1) if closed else None, _DAY),
        "PhaseOfEducation (name)": school.kind.phase_words,
        "StatutoryLowAge": str(low),
        "StatutoryHighAge": str(high),
        "NumberOfPupils": "" if closed else str(school.roll),
        "GSSLACode (name)": borough.ons,
    }


def _other_row(school: OtherSchool, la_name: str, day: date) -> Row:
    low, high = school.kind.ages
    return {
        **_placed(school.urn, school.la, la_name, school.number, school.name, day),
        "TypeOfEstablishment (name)": school.type,
        "EstablishmentStatus (name)": "Open",
        "OpenDate": "01-09-1994",
        "PhaseOfEducation (name)": school.kind.phase_words,
        "StatutoryLowAge": str(low),
        "StatutoryHighAge": str(high),
        "NumberOfPupils": str(school.cohort * (min(high, 16) - max(low, 4))),
    }


def _links(country: Country, day: date) -> Iterator[Row]:
    for _, school in _schools(country, day):
        if school.replaced_on and school.replaced_on <= day:
            yield from _both_ways(school, school.replaced_on)


def _both_ways(school: InventedSchool, day: date) -> Iterator[Row]:
    how = " - amalgamated" if len(school.predecessors) > 1 else ""
    last = in_days(day - timedelta(days=1), _DAY)
    for before in school.predecessors:
        ahead = {"URN": before.urn, "LinkURN": school.urn, "LinkName": school.name}
        back = {"URN": school.urn, "LinkURN": before.urn, "LinkName": before.name}
        yield {**ahead, "LinkType": f"Successor{how}", "LinkEstablishedDate": last}
        yield {**back, "LinkType": f"Predecessor{how}", "LinkEstablishedDate": in_days(day, _DAY)}


def _groups(country: Country) -> Iterator[Row]:
    schools = (school for borough in country.boroughs for school in borough.schools)
    trusts = {school.trust.uid: school.trust for school in schools if school.trust}
    for uid, trust in sorted(trusts.items()):
        yield {
            "Group UID": uid,
            "Group ID": f"TR{uid}",
            "Group Name": trust.name,
            "Group Type (code)": "06",
            "Group Type": "Multi-academy trust",
            "Incorporated on (open date)": _GROUPS_OPENED.strftime("%d/%m/%Y"),
            "Group Status (code)": "OPEN",
            "Group Status": "Open",
        }


def _members(country: Country, day: date) -> Iterable[Row]:
    for borough, school in _schools(country, day):
        if school.trust and school.opened <= day:
            joined = max(school.opened, _GROUPS_OPENED)
            yield {
                "URN": school.urn,
                "Linked UID": school.trust.uid,
                "Group Name": school.trust.name,
                "Group Type": "Multi-academy trust",
                "Group Type (code)": "06",
                "Group Status": "Open",
                "Group Status (code)": "OPEN",
                "Joined date": in_days(joined, _DAY),
                "EstablishmentName": school.name,
                "TypeOfEstablishment (name)": school.type,
                "PhaseOfEducation (name)": school.kind.phase_words,
                "LA (code)": borough.code,
                "LA (name)": borough.name,
            }
