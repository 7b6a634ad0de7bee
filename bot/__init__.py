"""The machinery of Roundtable; knows no feature."""
