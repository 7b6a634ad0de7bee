"""What Roundtable costs, beside the least that a program could do on the same libraries.

    python -m tests.benchmarks [--quick] [--only commands,lookups,startup]

prints one table of numbers and ratios, with the date. Nothing here is a test with a limit: machines differ, and so
ratios against a bare program on the same machine, in alternating rounds, are what the aims are stated in.
"""
