"""Benchmarks: nki beside what a user would write by hand, as ratios taken in one interleaved run."""
