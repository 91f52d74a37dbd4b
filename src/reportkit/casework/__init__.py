"""What people did and decided. For now its rules alone: the board, its dates, and School Reviews."""
