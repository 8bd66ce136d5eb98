"""Write a small table as Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from nki.engine import quoting

Value = str | int | float | None


def parquet_bytes(
    columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Value]], metadata: Mapping[str, str]
) -> bytes:
    """Return a table as the bytes of a Parquet file, the same for the same rows.

    ``columns`` are names and SQL types, in order; ``metadata`` goes into the file's key-value pairs.
    """
    declared = ", ".join(f"{quoting.name(name)} {kind}" for name, kind in columns)
    unnested = ", ".join(f"unnest(CAST(? AS {kind}[]))" for _, kind in columns)
    pairs = ", ".join(f"{quoting.name(key)}: {quoting.text(value)}" for key, value in metadata.items())
    settings: dict[str, str | bool | int | float | list[str]] = {
        # no look at the network, and one thread: rows and bytes keep their order
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "threads": "1",
    }
    with (
        tempfile.TemporaryDirectory(prefix="nki-") as folder,
        duckdb.connect(":memory:", config=settings) as connection,
    ):
        path = Path(folder) / "result.parquet"
        connection.execute(f"CREATE TABLE result ({declared})")
        values = [[row[i] for row in rows] for i in range(len(columns))]
        connection.execute(f"INSERT INTO result SELECT {unnested}", values)
        options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{pairs}}}"
        connection.execute(f"COPY result TO {quoting.text(str(path))} ({options})")
        return path.read_bytes()
