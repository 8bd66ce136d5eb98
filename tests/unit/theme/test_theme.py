"""Themes: what a file says is taken, what it does not say stays, and what is wrong is said with its line."""

import pytest

from nki.errors import NkiError, words
from nki.theme import DEFAULT, READABLE, SINGLE, VISIBLE, contrast, custom_properties, read_theme
from nki.theme.contrast import READ_ON

PNG = b"\x89PNG\r\n\x1a\n rest"


def theme(folder, text):
    (folder / "theme.yaml").write_text(text, "utf-8")
    return read_theme(folder)


def refused(folder, text):
    with pytest.raises(NkiError) as stopped:
        theme(folder, text)
    return [(issue.code, issue.place.line, issue.field, words(issue).found) for issue in stopped.value.issues]


@pytest.mark.parametrize("palette", [DEFAULT.light, DEFAULT.dark], ids=["light", "dark"])
def test_the_default_colours_are_told_apart_by_most_eyes(palette):
    for ink, paper in READ_ON:
        assert contrast(getattr(palette, ink), getattr(palette, paper)) >= READABLE, (ink, paper)
    for colour in palette.series:
        assert contrast(colour, palette.background) >= VISIBLE, colour
    assert len(set(palette.series)) == len(palette.series)


def test_there_is_a_dark_colour_for_every_light_one():
    assert len(DEFAULT.light.series) == len(DEFAULT.dark.series)


def test_contrast_is_what_the_guidelines_say():
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    # the grey that is known as the lightest one to be read on white
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#123456", "#123456") == 1


def test_without_a_folder_or_a_file_the_default_holds(tmp_path):
    assert read_theme(None) == read_theme(tmp_path) == (DEFAULT, ())


@pytest.mark.parametrize("text", ["", "# ingenting ennå\n", "---\n"])
def test_a_file_that_says_nothing_changes_nothing(text, tmp_path):
    assert theme(tmp_path, text) == (DEFAULT, ())


def test_what_is_said_is_taken_and_the_rest_stays(tmp_path):
    (tmp_path / "logo.png").write_bytes(PNG)
    text = """
colours: {accent: "#8B0000", series: ["#8B0000", "#00008B", "#006400"]}
fonts: {text: [Source Sans 3, sans-serif]}
logo: {file: logo.png, text: Helse Prøve}
"""
    found, issues = theme(tmp_path, text)
    assert issues == ()
    assert found.light.accent == "#8b0000"
    assert found.light.series == ("#8b0000", "#00008b", "#006400")
    assert found.dark == DEFAULT.dark
    assert {getattr(found.light, name) for name in SINGLE if name != "accent"} == {
        getattr(DEFAULT.light, name) for name in SINGLE if name != "accent"
    }
    assert found.fonts.headings == found.fonts.text == ("Source Sans 3", "sans-serif")
    assert (found.logo.data, found.logo.media_type, found.logo.text) == (PNG, "image/png", "Helse Prøve")


def test_all_that_is_wrong_is_said_at_once_with_lines(tmp_path):
    text = (
        'colors: {}\ncolours:\n  accent: #00558c\n  text: black\nfonts: {text: "a;b"}\nlogo: {file: x.gif}\n'
    )
    assert refused(tmp_path, text) == [
        ("R612", 1, "colors", '"colors" is no part of a theme; did you mean "colours"?'),
        ("R613", 3, "colours.accent", "there is no colour here"),
        ("R613", 4, "colours.text", '"black" is no colour'),
        ("R614", 5, "fonts.text", '"a;b" cannot be the name of a font'),
        ("R615", 6, "logo.text", "text is missing: what the picture says, for those who do not see it"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("colours: [", "R611"),
        ("a: &a [*a]", "R612"),
        ("[" * 5000, "R611"),
        ("- accent", "R612"),
        ("colours: blue", "R612"),
        ("colours: {accent: '#00558c', accent: '#00558d'}", "R612"),
        ("? [a]\n: b", "R612"),
        ('colours: {accent: ["#00558c"]}', "R613"),
        ("colours: {accent: '#00558'}", "R613"),
        ("colours: {accent: '#00558c;}'}", "R613"),
        ("colours: {series: ['#00558c']}", "R613"),
        ("fonts: {text: ['</style>']}", "R614"),
        ("fonts: {text: ['x\", url(//evil.example']}", "R614"),
        ("logo: logo.png", "R612"),
        ("logo: {file: ../logo.png, text: x}", "R615"),
        ("logo: {file: borte.png, text: x}", "R615"),
        ("logo: {file: theme.yaml, text: x}", "R615"),
    ],
)
def test_each_mistake_has_its_code(text, code, tmp_path):
    assert {found[0] for found in refused(tmp_path, text)} == {code}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tekst.png", b"hei"),
        ("bilde.svg", b"<html>"),
        ("stor.png", PNG + bytes(1024 * 1024)),
    ],
)
def test_a_logo_that_is_none_is_refused(name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    assert [found[0] for found in refused(tmp_path, f"logo: {{file: {name}, text: x}}")] == ["R615"]


def test_a_logo_outside_the_folder_is_refused_though_it_is_there(tmp_path):
    (tmp_path / "logo.png").write_bytes(PNG)
    folder = tmp_path / "maler"
    folder.mkdir()
    found = refused(folder, "logo: {file: ../logo.png, text: x}")
    assert "lies outside the folder" in found[0][3]
    (folder / "lenke.png").symlink_to(tmp_path / "logo.png")
    assert "lies outside the folder" in refused(folder, "logo: {file: lenke.png, text: x}")[0][3]


def test_a_theme_that_is_not_in_utf_8_is_refused(tmp_path):
    (tmp_path / "theme.yaml").write_bytes("logo: {file: ø.png}".encode("cp1252"))
    with pytest.raises(NkiError) as stopped:
        read_theme(tmp_path)
    assert [issue.code for issue in stopped.value.issues] == ["R611"]


def test_a_mark_of_utf_8_is_no_mistake(tmp_path):
    assert theme(tmp_path, '\ufeffcolours: {accent: "#8b0000"}')[0].light.accent == "#8b0000"


def test_colours_that_many_cannot_read_are_taken_with_a_warning(tmp_path):
    found, issues = theme(tmp_path, 'colours: {muted: "#999999"}')
    assert found.light.muted == "#999999"
    assert {issue.code for issue in issues} == {"R616"}
    assert words(issues[0]).found == "#999999 on #ffffff has a contrast of 2.8, where 4.5 is needed"


def test_the_style_sheet_is_light_and_dark_and_light_on_paper():
    css = custom_properties(DEFAULT)
    light, dark, chosen = css.splitlines()
    assert "--accent:#00558c;" in light
    assert "--series-6:#9e6e00;" in light
    assert '--fonts-text:system-ui, "Segoe UI", "Roboto", sans-serif;' in light
    assert dark.startswith("@media screen and (prefers-color-scheme:dark){")
    assert "--accent:#7cc4f5;" in dark
    assert chosen.startswith("@media screen{:root[data-scheme=dark]{")
    assert "--accent:#7cc4f5;" in chosen
