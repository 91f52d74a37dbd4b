"""Many documents from one notebook."""
