"""A real browser on real files. Whatever a page asks for besides itself fails its test."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium():
    """The browser of the machine; people may do without one, CI may not where it can install one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if os.environ.get("CI") and shutil.which("apt-get"):
            pytest.fail("CI has to have a Chromium: .ci/programs installs it")
        pytest.skip("there is no Chromium here")
    # root, whom Chromium's own sandbox refuses, is who runs CI
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium):
    """Open files as pages that say nothing to their console and ask for nothing besides themselves."""
    contexts, asked, said = [], [], []

    def open_(path, place="", *, width=1280, scheme="light", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(path.as_uri() + (f"#{place}" if place else ""))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith("file://")] == []


@pytest.fixture(scope="session")
def violations():
    """Return what an accessibility engine has against a page as it is shown."""
    axe = Axe()

    def of(page):
        found = axe.run(page, options=RULES)
        return [
            (one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found.response["violations"]
        ]

    return of
