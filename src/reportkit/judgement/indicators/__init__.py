"""The eleven indicators of Hillingdon's Appendix B (H98 to H108), tested on every school at once."""
