"""Roundtable in a terminal: a chat for one person, who may put on any hat."""
