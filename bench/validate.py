"""A thousand specifications through ``nki validate``, beside only reading their YAML.

``python -m bench.validate 100`` takes fewer. They are those of the catalogue under other names, and stay in
bench/data.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.paired import paired, table
from nki import catalogue

DATA = Path("bench/data")
READ = """
import sys
from pathlib import Path
import yaml
for file in sorted(Path(sys.argv[2]).iterdir()):
    yaml.load(file.read_bytes(), Loader=getattr(yaml, sys.argv[1]))
"""


def make(count: int, *, examples: bool) -> Path:
    """Write so many specifications, with the examples that the catalogue has, or without."""
    folder = DATA / f"specs-{count}{'-examples' if examples else ''}"
    folder.mkdir(parents=True, exist_ok=True)
    files = catalogue.indicators()
    texts = {file.stem: file.read_text(encoding="utf-8") for file in files}
    for number in range(count):
        name, text = list(texts.items())[number % len(texts)]
        own = f"{name}-{number:04d}"
        if not examples:
            text = text.partition("\nexamples:")[0] + "\n"
        (folder / f"{own}.yaml").write_text(
            text.replace(f"\nid: {name}\n", f"\nid: {own}\n"), encoding="utf-8"
        )
    return folder


def main(count: int, rounds: int = 3) -> None:
    for examples, number in ((False, count), (True, max(count // 10, 1))):
        folder = str(make(number, examples=examples))
        base = "PyYAML's C loader alone"
        commands = {
            base: [sys.executable, "-c", READ, "CSafeLoader", folder],
            "nki validate": [sys.executable, "-m", "nki", "validate", folder],
            "PyYAML's safe_load": [sys.executable, "-c", READ, "SafeLoader", folder],
        }
        title = f"{number:,} specifications, {'with' if examples else 'without'} examples to compute"
        table(title, paired(commands, rounds), base, {} if examples else {"nki validate": 5})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
