"""Make the pictures anew: ``make tour``. The report's needs a Chromium."""

from tour import page, terminal

for picture in (terminal, page):
    file = picture.make()
    print(f"{file}: {file.stat().st_size / 1024:.0f} KiB")
