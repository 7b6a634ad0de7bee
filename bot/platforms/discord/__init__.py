"""Discord: commands, buttons, forms and public posts through discord.py."""
