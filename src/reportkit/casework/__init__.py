"""What people did and decided: its events, what follows from them, the board, its dates and reviews."""
