"""What a person asks for, each from beginning to end: load, assess, build, trace, clean."""
