"""A term of the invented boroughs, from files to documents, with every case checked."""
