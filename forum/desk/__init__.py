"""The staff's list of what to do next."""
