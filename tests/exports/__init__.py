"""One test file for each format, and the programs that read it."""
