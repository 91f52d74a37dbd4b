"""A page for governors on each policy, made from the policy itself, its thresholds and its cases."""
