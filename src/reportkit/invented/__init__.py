"""Two boroughs that do not exist, and what is published of them: from a seed to tables, and no further.

Nothing here knows a rule's outcome. Circumstances are set; the sources, metrics and policies decide.
"""
