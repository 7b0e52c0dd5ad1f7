"""The command line: the only place that reads clock, terminal and environment, and prints."""
