"""Photos: what is found in them, what is covered, which copies may be shown. Nothing is decoded but in a child."""
