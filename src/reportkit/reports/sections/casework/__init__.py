"""Papers about one school from what is on record of it (F4), a module for each, a function for each part.

A part of which nothing is recorded says so; on an empty form it leaves room to write.
"""
