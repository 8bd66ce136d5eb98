"""All benchmarks: ``make bench``."""

from bench import command, rows, validate

command.main()
validate.main(1_000)
rows.main(10_000_000)
