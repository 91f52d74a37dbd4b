"""What a head may see of what is on record of their own school."""
