"""Write the synthetic deliveries into `examples/`."""

from tests.golden.catalogue import EXAMPLES, SHARED, SYNTHETIC, about, delivery

for indicator in [one for one in SYNTHETIC if one not in SHARED]:
    folder = EXAMPLES / indicator
    folder.mkdir(exist_ok=True)
    (folder / "about.yaml").write_text(about(indicator), encoding="utf-8", newline="")
    for name, content in delivery(indicator).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    print(f"{folder.relative_to(EXAMPLES.parent)}: {', '.join(delivery(indicator))}")
