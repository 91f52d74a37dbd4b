"""Ways in which a published file is damaged or changed before it reaches us."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

Rows = list[list[str]]
MARK = "n/k?"


@dataclass(frozen=True, slots=True)
class Original:
    """A file as published: its bytes, its rows as text, and the columns that its layout reads."""

    content: bytes
    rows: Rows
    header_at: int
    needed: tuple[int, ...]

    def below(self, random: Random) -> int:
        """The position of some row below the header."""
        return random.randrange(self.header_at + 1, len(self.rows))

    def whole(self) -> Rows:
        """The rows, each as long as the header."""
        width = len(self.rows[self.header_at])
        return [[*cells, *[""] * (width - len(cells))] for cells in self.rows]


@dataclass(frozen=True, slots=True)
class Damaged:
    """The bytes after the damage, and what must be so if they can be read all the same.

    `is_refused`: they may not be read. `is_cut`: later rows are gone, and the last row that is left
    may have lost the end of its last cell, which nothing in the content can show. `is_reworded`: texts
    may differ, though no number. `is_narrower`: cells may be blank where they were filled.
    """

    content: bytes
    suffix: str = ".csv"
    is_refused: bool = False
    is_cut: bool = False
    is_reworded: bool = False
    is_narrower: bool = False


Damage = Callable[[Original, Random], Damaged]


def _written(rows: Rows, **dialect: object) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", **dialect).writerows(rows)  # type: ignore[arg-type]  # options of csv
    return text.getvalue().encode()


def cut_at_any_byte(original: Original, random: Random) -> Damaged:
    """The download broke off."""
    return Damaged(original.content[: random.randrange(len(original.content))], is_cut=True)


def cut_inside_a_row(original: Original, random: Random) -> Damaged:
    """The download broke off between two cells."""
    commas = [place for place, byte in enumerate(original.content) if byte == ord(",")]
    return Damaged(original.content[: random.choice(commas[1:])], is_cut=True)


def packed_and_cut(original: Original, random: Random) -> Damaged:
    """A packed file that broke off."""
    packed = gzip.compress(original.content, mtime=0)
    return Damaged(packed[: random.randrange(1, len(packed))], ".csv.gz", is_refused=True)


def packed_and_spoiled(original: Original, random: Random) -> Damaged:
    """A packed file in which one byte changed."""
    packed = bytearray(gzip.compress(original.content, mtime=0))
    packed[random.randrange(len(packed))] ^= 1 << random.randrange(8)
    return Damaged(bytes(packed), ".csv.gz")


def columns_shuffled(original: Original, random: Random) -> Damaged:
    """Somebody moved columns."""
    order = list(range(len(original.rows[original.header_at])))
    random.shuffle(order)
    rows = original.whole()
    return Damaged(_written([[cells[place] for place in order] for cells in rows]))


def columns_dropped(original: Original, random: Random) -> Damaged:
    """Somebody deleted up to three columns."""
    width = len(original.rows[original.header_at])
    gone = set(random.sample(range(width), random.randint(1, min(3, width - 1))))
    rows = original.whole()
    rows = [[cell for at, cell in enumerate(cells) if at not in gone] for cells in rows]
    return Damaged(_written(rows), is_narrower=True)


def needed_column_dropped(original: Original, random: Random) -> Damaged:
    """Somebody deleted a column that is read."""
    gone = random.choice(original.needed)
    rows = original.whole()
    rows = [[*cells[:gone], *cells[gone + 1 :]] for cells in rows]
    return Damaged(_written(rows), is_narrower=True)


def utf_16(original: Original, random: Random) -> Damaged:
    """Saved as “Unicode text”."""
    encoding = random.choice(["utf-16", "utf-16-le", "utf-16-be"])
    return Damaged(_written(original.rows).decode().encode(encoding), is_refused=True)


def letters_broken(original: Original, random: Random) -> Damaged:
    """Letters with accents went through the wrong encoding."""
    broken = random.choice(["Ã©", "\ufffd", "é"])
    encoding = "utf-8" if broken == "\ufffd" else random.choice(["utf-8", "cp1252", "mac-roman"])
    rows = original.whole()
    rows[original.below(random)][random.choice(original.needed)] += broken
    content = _written(rows).decode().encode(encoding, errors="replace")
    return Damaged(content, is_reworded=True)


def marker_unknown(original: Original, random: Random) -> Damaged:
    """The publisher brought in a marker."""
    return _one_cell(original, random, MARK)


def number_in_words(original: Original, random: Random) -> Damaged:
    """Somebody typed a word for a number."""
    return _one_cell(original, random, "twenty")


def _one_cell(original: Original, random: Random, text: str) -> Damaged:
    rows = original.whole()
    rows[original.below(random)][random.choice(original.needed)] = text
    return Damaged(_written(rows), is_reworded=True)


def row_twice(original: Original, random: Random) -> Damaged:
    """A row was pasted twice."""
    rows = original.whole()
    row = original.below(random)
    rows.insert(original.below(random), list(rows[row]))
    return Damaged(_written(rows))


def rows_blank(original: Original, random: Random) -> Damaged:
    """Blank rows, with and without commas."""
    rows = original.whole()
    width = len(rows[0])
    for _ in range(random.randint(1, 4)):
        rows.insert(original.below(random), random.choice([[], [""] * width, [" "] * width]))
    return Damaged(_written(rows))


def semicolons(original: Original, random: Random) -> Damaged:
    """Saved where a comma is a decimal point."""
    return Damaged(_written(original.rows, delimiter=random.choice(";\t|")), is_refused=True)


def header_only(original: Original, random: Random) -> Damaged:
    """All rows are gone."""
    return Damaged(_written(original.rows[: original.header_at + 1]), is_refused=True)


def header_twice(original: Original, random: Random) -> Damaged:
    """Two files were put together, header and all."""
    rows = original.whole()
    rows.insert(original.below(random), list(rows[original.header_at]))
    return Damaged(_written(rows))


def column_name_twice(original: Original, random: Random) -> Damaged:
    """A column was overwritten with the name of another."""
    rows = original.whole()
    first, second = random.sample(range(len(rows[0])), 2)
    rows[original.header_at][second] = rows[original.header_at][first]
    return Damaged(_written(rows))


def quotes_changed(original: Original, random: Random) -> Damaged:
    """Every cell quoted, or none, or with the wrong quotes."""
    quoting = random.choice([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    if random.random() < 0.5:
        return Damaged(_written(original.rows, quoting=quoting))
    return Damaged(_written(original.rows, quoting=quoting, quotechar="'"))


def quote_lost(original: Original, random: Random) -> Damaged:
    """One quotation mark too many."""
    place = random.randrange(len(original.content))
    content = original.content[:place] + b'"' + original.content[place:]
    return Damaged(content, is_refused=True)


def titles_above(original: Original, random: Random) -> Damaged:
    """Lines of title stand above the header."""
    titles = [["Some words above the table"]] * random.randint(1, 3)
    return Damaged(_written([*titles, *original.whole()]))


def nul_bytes(original: Original, random: Random) -> Damaged:
    """A block of the disk was lost."""
    place = random.randrange(len(original.content))
    length = random.randint(1, 20)
    content = original.content[:place] + b"\x00" * length + original.content[place + length :]
    return Damaged(content, is_refused=True)


def line_ends_changed(original: Original, random: Random) -> Damaged:
    """Went through a system with other line ends."""
    ends = random.choice([b"\n", b"\r\n"])
    return Damaged(_written(original.rows).replace(b"\r\n", ends))


DAMAGES: Mapping[str, Damage] = {
    damage.__name__: damage
    for damage in (
        cut_at_any_byte,
        cut_inside_a_row,
        packed_and_cut,
        packed_and_spoiled,
        columns_shuffled,
        columns_dropped,
        needed_column_dropped,
        utf_16,
        letters_broken,
        marker_unknown,
        number_in_words,
        row_twice,
        rows_blank,
        semicolons,
        header_only,
        header_twice,
        column_name_twice,
        quotes_changed,
        quote_lost,
        titles_above,
        nul_bytes,
        line_ends_changed,
    )
}
