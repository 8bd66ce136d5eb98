"""The commands about specifications, and about nki itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nki.cli.format import ChangeFormat, FailOn, FindingsFormat, Language, SheetFormat
from nki.cli.main import app


@app.command(name="list")
def list_indicators() -> None:
    """List the indicators of the catalogue.

    \b
    Example:
      nki list
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.overview import run

    run()


@app.command()
def show(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="A file, or an id that `nki list` shows.")
    ],
) -> None:
    """Show the form of an indicator.

    The 25 fields of the national template, and what the computation needs besides.

    \b
    Example:
      nki show legevakt-samtrening-leger
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.showing import run

    run(indicator)


@app.command()
def sheet(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="A file, or an id that `nki list` shows.")
    ],
    format: Annotated[  # noqa: A002  (the option's name)
        SheetFormat | None,
        typer.Option(help="If left out: text on a terminal, html in a pipe."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="Write to this file; its suffix chooses the format: .html, .docx, .pdf."
        ),
    ] = None,
    lang: Annotated[
        Language, typer.Option(help="The language of labels and headings; what the fields say stays.")
    ] = Language.NB,
    templates: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="A folder with theme.yaml, and templates in the place of nki's own: sheet.html.j2, "
            "sheet.docx, sheet.typ.",
        ),
    ] = None,
) -> None:
    """Write the sheet of an indicator: its form as a web page, for Word, or as a PDF.

    The 25 fields of the national template as the published forms show them, and what the computation
    needs besides.

    \b
    Example:
      nki sheet legevakt-samtrening-leger --output sheet.docx
      nki sheet legevakt-triage --output sheet.pdf --lang nn --templates templates
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.sheets import run

    run(indicator, format, output, lang, templates)


@app.command()
def templates(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder. It is made if there is none.")],
) -> None:
    """Write nki's templates and theme into a folder, to be changed there.

    What stands in the folder is then used with --templates DIR; what is deleted there is nki's own.
    A file that exists is never replaced.

    \b
    Example:
      nki templates maler
      nki sheet legevakt-triage --output sheet.docx --templates maler
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.templates import run

    run(folder)


@app.command()
def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders, quoted patterns, or ids that `nki list` shows. If left out: the folder "
            "indicators, or the catalogue where there is none.",
        ),
    ] = None,
    format: Annotated[  # noqa: A002  (the option's name)
        FindingsFormat,
        typer.Option(
            help="text is for people, on standard error; the others for machines, on standard output."
        ),
    ] = FindingsFormat.TEXT,
    fail_on: Annotated[
        FailOn, typer.Option(help="From which weight on findings fail the run. Errors do, unless never.")
    ] = FailOn.ERROR,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the findings to this file; people are told as well."),
    ] = None,
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate",
            help="Change each definition in small ways, and report the changes that none of its examples "
            "notices.",
        ),
    ] = False,
) -> None:
    """Validate specifications, without data and without a network.

    All findings of all files, each with its place, what was found and what to do.

    \b
    Example:
      nki validate
      nki validate indicators/legevakt --fail-on warning
      nki validate --format sarif --output nki.sarif
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.validating import run

    run(paths or [], format, fail_on, output, mutate)


@app.command()
def new(
    id: Annotated[  # noqa: A002  (the argument's name)
        str, typer.Argument(metavar="ID", help="The id, the same for ever: lower-case a-z, digits, hyphens.")
    ],
    title: Annotated[str, typer.Option(metavar="TEXT", help="The name of the indicator.")] = "",
    definition: Annotated[str, typer.Option(metavar="TEXT", help="Field 1, Definisjon.")] = "",
    clinical_area: Annotated[str, typer.Option(metavar="TEXT", help="Field 3, Fagområde.")] = "",
    type: Annotated[  # noqa: A002
        str, typer.Option(metavar="WORD", help="Field 4, Type: struktur, prosess or resultat.")
    ] = "",
    dimension: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Field 5, Dimensjon av kvalitet, or how it begins. Repeats."),
    ] = None,
    measurement_area: Annotated[str, typer.Option(metavar="TEXT", help="Field 6, Måleområde.")] = "",
    kind: Annotated[
        str, typer.Option(metavar="WORD", help="How the main measure is computed: proportion or count.")
    ] = "",
    source: Annotated[str, typer.Option(metavar="TEXT", help="Field 18, Datakilde.")] = "",
    personal: Annotated[
        bool | None, typer.Option("--personal/--not-personal", help="The source's rows are about persons.")
    ] = None,
    survey_year_offset: Annotated[
        int | None,
        typer.Option(
            min=0, max=5, metavar="YEARS", help="1 where the survey of one year measures the year before."
        ),
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FORM",
            help="The official form of the indicator: a Word document (.docx), a PDF with text in it, or "
            "plain text. What it says is written into the file.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help="The file or its folder; - is standard output. ID.yaml if left out."
        ),
    ] = None,
    ask: Annotated[
        bool, typer.Option("--ask/--no-ask", help="Ask for what is not given here, on a terminal.")
    ] = True,
) -> None:
    """Write a new specification.

    Every field of the national template, with its help in comments. What nobody answers is left
    blank, and the command says where. A file that exists is never replaced.

    \b
    Example:
      nki new legevakt-ventetid
      nki new legevakt-ventetid --title "Ventetid på legevakt" --type prosess --output indicators/legevakt
      nki new legevakt-ventetid --from skjema.docx
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.creating import run

    given = {
        "title": title,
        "definition": definition,
        "clinical_area": clinical_area,
        "measurement_area": measurement_area,
        "type": type,
        "kind": kind,
        "source": source,
    }
    run(id, given, dimension or [], survey_year_offset, output, from_, personal=personal, ask=ask)


@app.command()
def diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="A file, an id that `nki list` shows, or REV:PATH as in git show."
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The version to compare with it.")],
    data: Annotated[
        list[str] | None,
        typer.Option("--data", metavar="FILE", help="Compute both from this delivery. As for compute."),
    ] = None,
    register: Annotated[
        str | None, typer.Option(metavar="DIR", help="The register of ER units. As for compute.")
    ] = None,
    period: Annotated[str | None, typer.Option(metavar="YEAR", help="The measure period.")] = None,
    format: Annotated[  # noqa: A002
        ChangeFormat, typer.Option(help="text is for people, json for machines.")
    ] = ChangeFormat.TEXT,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file.")] = None,
) -> None:
    """Compare two versions of a specification.

    Each change is wording, presentation, data contract or calculation. With a delivery, the cells
    that move are shown. A calculation that changed without a new version and a revision that tells
    of it breaks the series: the command then exits with 10.

    \b
    Example:
      nki diff HEAD~1:indicators/legevakt/legevakt-triage.yaml indicators/legevakt/legevakt-triage.yaml
      nki diff old.yaml new.yaml --data survey_export.csv --register register --period 2021
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.comparing import run

    run(old, new, data or [], register, period, format, output)


@app.command()
def schema(
    path: Annotated[
        bool, typer.Option("--path", help="Print where its file is, for the settings of an editor.")
    ] = False,
) -> None:
    """Print the JSON Schema of indicator files.

    With it, an editor that knows YAML completes and explains the keys, and marks what is wrong.

    \b
    Example:
      nki schema --path
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.editing import run

    run(path=path)


@app.command()
def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE", help="Codes of messages. All of them if left out."),
    ] = None,
) -> None:
    """Explain the codes of messages.

    \b
    Example:
      nki explain D310
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.explaining import run

    run(codes or [])
