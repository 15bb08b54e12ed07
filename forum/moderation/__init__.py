"""Queue, review, decisions and their reasons, roster page, reports, appeals."""
