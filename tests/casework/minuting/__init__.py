"""Acts of the board: what cannot be, and what is asked next."""
