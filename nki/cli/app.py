"""The commands, put together in the order in which help lists them."""

from nki.cli import data_commands, report_commands, spec_commands, table_commands
from nki.cli.main import app

__all__ = ["app", "data_commands", "report_commands", "spec_commands", "table_commands"]
