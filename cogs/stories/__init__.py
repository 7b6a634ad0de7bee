"""Stories: what local news, city pages and calendars say, read from their sources and announced."""
