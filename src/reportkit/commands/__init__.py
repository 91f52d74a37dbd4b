"""The commands, a file for each family. Only here and in the cli is a clock read or a terminal written to."""
