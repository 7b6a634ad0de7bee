"""Persistence: one set of tables on SQLite or PostgreSQL."""
