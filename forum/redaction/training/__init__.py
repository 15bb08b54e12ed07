"""Made-up complaints with the names in them marked, for teaching and measuring what finds names."""
