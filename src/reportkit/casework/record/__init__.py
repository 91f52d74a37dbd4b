"""The record: what is on record of an authority's schools on a day, as a file that a notebook reads."""

from reportkit.casework.record.codec import record_from_json, record_json
from reportkit.casework.record.files import read_record, record_hash, write_record
from reportkit.casework.record.model import Answer, Record, SchoolRecord, TeamReturn

__all__ = [
    "Answer",
    "Record",
    "SchoolRecord",
    "TeamReturn",
    "read_record",
    "record_from_json",
    "record_hash",
    "record_json",
    "write_record",
]
