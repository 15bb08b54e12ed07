"""Photos of a post: taken in sealed, covered by the machine, seen by a person, shown without anybody's face or name."""
