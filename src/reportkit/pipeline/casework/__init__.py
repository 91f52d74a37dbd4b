"""Acts of casework, each from beginning to end: what is known, the entry, the record, what follows."""
