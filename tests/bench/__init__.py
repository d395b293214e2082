"""Benchmarks: commands, not tests. `python -m tests.bench.writer --help` and its neighbours say what they print."""
