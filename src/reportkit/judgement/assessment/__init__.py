"""All schools of an authority assessed at once, kept as snapshots, and what changed between two."""
