"""What reportkit promises of its speed, as ratios measured in one run."""
