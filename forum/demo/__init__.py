"""Fill a new forum with stories of our own writing, so that a newcomer sees it alive."""
