"""How much of a stranger's file is read before it is refused."""

MAX_FILE = 10 * 1024 * 1024
"""Bytes of one file, unpacked. The fetcher takes no more either."""
MAX_ARCHIVE = 300 * 1024 * 1024
"""Bytes of all the files in an archive, unpacked: several times the people of every state."""
MAX_MEMBERS = 100_000
"""Files in an archive or a folder."""
