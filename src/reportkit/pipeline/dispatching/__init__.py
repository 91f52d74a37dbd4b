"""Letters with documents to heads and members: rehearsed, let go by a named person, sent once, answered for.

A mailing goes through these files in order: `asking` says which, `office` opens what it needs, `of_schools`
and `of_board` say who gets what, `holds` what keeps a letter back, `composing` makes it, `rehearsal` keeps it
on disk, `approving` and `sending` let it go, `receipts` and `returned` tell what came of it.
"""
