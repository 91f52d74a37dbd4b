"""Letters rehearsed, approved, sent and answered for."""
