"""What it means: measures compared, and what the comparison does not show."""
