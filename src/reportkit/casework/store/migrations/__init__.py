"""The schema's history. Each revision is applied once, in order, and never edited after it has shipped."""
