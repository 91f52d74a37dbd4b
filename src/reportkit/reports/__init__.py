"""What each document says: profiles of what is known, and sections of blocks made from them."""
