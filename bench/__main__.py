"""All benchmarks: ``make bench``."""

from bench import command, rows

command.main()
rows.main(10_000_000)
