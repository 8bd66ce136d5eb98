"""The pictures of the README, made by the programs that they show."""
