"""What an assessment says, in plain words: for a person who asks about a school, and for officers."""
