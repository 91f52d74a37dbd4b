"""From a profile to blocks: one module for each section of a document."""
