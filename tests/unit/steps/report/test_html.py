"""The page: one file, whose every text from outside is escaped and which may ask nobody for anything."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import nki
from nki.errors import NkiError
from nki.reporting import report
from tests.unit.releases import ABOUT, PROPORTIONS, release

ROOT = Path(__file__).parents[4]
LEGER = [ROOT / "examples" / "samtrening-2021" / "survey_export.csv"]
HOSTILE = "<script>alert(1)</script> \" ' {{ 7*7 }} {% raw %} \u202e"


@pytest.fixture(scope="module")
def leger():
    return nki.compute("legevakt-samtrening-leger", LEGER[0]).release


def page(*releases, **options):
    return report(releases or (release(),), "html", **options).data.decode()


class Tags(HTMLParser):
    """Every tag with its attributes, every text, and which ids there are."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.texts = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        self.texts.append(data)


def test_style_and_script_are_those_that_the_policy_allows():
    text = page()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    policy = policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        (body,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_nothing_leads_out_of_the_page(leger):
    for tag, attributes in Tags(page(leger)).tags:
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        assert not {"src", "srcset", "action"} & set(attributes), tag
        assert attributes.get("href", "#").startswith("#")


def test_every_link_leads_somewhere_and_no_id_stands_twice(leger):
    parsed = Tags(page(leger, replace(leger, about=replace(leger.about, period="2022"))))
    assert len(parsed.ids) == len(set(parsed.ids))
    for _, attributes in parsed.tags:
        for name in ("href", "aria-labelledby", "for"):
            if name in attributes:
                assert attributes[name].removeprefix("#") in parsed.ids


def test_what_strangers_write_stays_text():
    rows = tuple(replace(one, name=HOSTILE, code=f'{one.code}"><b>') for one in PROPORTIONS)
    about = replace(
        ABOUT, title=HOSTILE, indicator=HOSTILE, version=HOSTILE, sources=(HOSTILE,), notes=(HOSTILE,)
    )
    about = replace(about, measures=tuple(replace(one, text=HOSTILE) for one in about.measures))
    text = page(release(rows, about))
    parsed = Tags(text)
    assert len(re.findall("<script", text)) == 1
    assert not [tag for tag, _ in parsed.tags if tag == "b"]
    assert "\u202e" not in text
    assert "{{ 7*7 }}" in "".join(parsed.texts)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_what_is_in_bokmaal_is_marked_in_other_languages(lang):
    text = page(lang=lang)
    assert f'<html lang="{lang}">' in text
    assert ('<span lang="nb">' in text) is (lang != "nb")


def test_a_survey_of_all_units_and_municipalities_stays_small(leger):
    assert len(page(leger).encode()) < 3_000_000


def test_an_organisation_has_its_own_style_template_and_logo(tmp_path):
    (tmp_path / "report.css").write_text("body{color:hotpink}", encoding="utf-8")
    (tmp_path / "area.html.j2").write_text("<article>{{ area.name }}!</article>", encoding="utf-8")
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (tmp_path / "theme.yaml").write_text('logo: {file: logo.svg, text: "Etaten"}\n', encoding="utf-8")
    text = page(templates=tmp_path)
    assert "hotpink" in text
    assert "<article>Viken!</article>" in text
    assert 'alt="Etaten"' in text
    assert "img-src data:" in text


def test_a_fault_in_an_organisations_template_is_told_with_its_line(tmp_path):
    (tmp_path / "area.html.j2").write_text("fine\n{{ area.nane }}", encoding="utf-8")
    with pytest.raises(NkiError) as raised:
        page(templates=tmp_path)
    (issue,) = raised.value.issues
    assert (issue.code, issue.place.line) == ("R617", 2)


MAKE = """
import sys, nki
from nki.reporting import report
result = nki.compute("legevakt-samtrening-leger", sys.argv[1])
sys.stdout.buffer.write(report([result.release], sys.argv[2]).data)
"""


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_the_same_figures_give_the_same_bytes_anywhere(format_, tmp_path):
    def made(cwd, given, zone, seed):
        surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", MAKE, given, format_]
        return subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, check=True).stdout

    one = made(ROOT, "examples/samtrening-2021/survey_export.csv", "UTC", "1")
    other = made(tmp_path, str(LEGER[0]), "Pacific/Auckland", "2")
    assert one
    assert one == other
