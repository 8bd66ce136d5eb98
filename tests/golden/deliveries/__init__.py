"""Synthetic deliveries of the catalogue's indicators: one module for each, and the same bytes on every run.

``python -m tests.golden.deliveries`` writes them into `examples/`. What they come to is worked out by another
road, in ``tests.golden.figures``.
"""
