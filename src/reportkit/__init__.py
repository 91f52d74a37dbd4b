"""reportkit: published school data in, the documents a School Improvement Team sends out."""

__version__ = "0.1.0"
