"""Answers, official answers, resolutions."""
