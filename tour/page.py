"""What a browser shows of ``nki report``, as a photograph."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

FILE = Path("tour/report.png")
REPORT = ["legevakt-samtrening-leger", "--data", "examples/samtrening-2021/survey_export.csv"]
WIDTH, HEIGHT = 1120, 1180


def make() -> Path:
    """Photograph the top of a report, and return the file."""
    chromium = shutil.which("chromium") or sys.exit("no chromium here")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        command = [sys.executable, "-m", "nki", "report", *REPORT, "--output", str(report)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
            )
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
            page.goto(report.as_uri())
            page.screenshot(path=FILE)
            browser.close()
    return FILE
