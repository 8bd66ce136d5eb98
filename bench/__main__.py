"""All benchmarks: ``make bench``."""

from bench import command, commas, reports, rows, validate

command.main()
reports.main()
validate.main(1_000)
rows.main(10_000_000)
commas.main(1_000_000)
