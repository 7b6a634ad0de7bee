"""The least that a program could do on the same SDKs; each module is run as a process of its own."""
