"""Composer, check page, drafts, my posts, the answer form."""
