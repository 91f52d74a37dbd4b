"""What is known: published files, read strictly, kept with the cell each figure came from."""
