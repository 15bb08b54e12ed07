"""Sealed words; nothing else touches them, and nothing public can reach them."""
