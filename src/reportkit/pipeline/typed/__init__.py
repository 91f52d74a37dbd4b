"""What people type of schools’ standing: a number, a share or a letter beside it, by rule."""
