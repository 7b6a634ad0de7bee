"""What takes long, in full by `make soak`; a short form of each runs with the other tests."""
