"""`python -m bot` is `roundtable`."""

from bot.cli import main

main()
