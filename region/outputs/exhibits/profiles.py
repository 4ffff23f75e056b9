"""One place in all indicators, theme by theme."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.indicators.certainty.words import rank_note
from region.municipalities.parts import find_profiled, profiled
from region.municipalities.profile.questions import answers
from region.municipalities.profile.rows import ProfileRow, ThemeRows
from region.municipalities.profile.view import profile
from region.outputs.exhibits.courses import beside_chart, series_table
from region.outputs.exhibits.model import Card, Exhibit, Fact
from region.outputs.tables.sources import dated, indicator_origins, retrieved
from region.outputs.tables.table import Column, Table
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view


def _table(theme: ThemeRows, language: Language) -> Table:
    _ = gettext(language)
    columns = (
        Column(_("mått"), wide=2.6),
        Column(_("värde"), wide=1.6),
        Column(_("period")),
        Column(_("förändring"), wide=1.6),
        Column(_("plats, bäst eller högst först")),
        Column(_("länet"), wide=0.9),
        Column(_("riket"), wide=0.9),
        Column(_("mot länet"), wide=1.2),
        Column(_("jämförelsens grad")),
    )
    rows = tuple(
        (
            row.name,
            row.value.text,
            row.period_label,
            row.change.text,
            row.rank_text,
            row.county.number,
            row.country.number,
            row.standing.word if row.standing else "",
            row.judged.grade_name,
        )
        for row in theme.rows
    )
    return Table(columns, rows, shown=tuple(range(9)))


def _notes(row: ProfileRow, language: Language) -> tuple[str, ...]:
    """What a row means, and what must be known about its value and its change."""
    _ = gettext(language)
    said = "; ".join(text for text in (row.value.remark, row.change.remark) if text)
    words = _("{name}, {period}: {note}").format(name=row.name, period=row.period_label, note=said)
    return (f"{row.name}: {row.provenance.definition}", *([words] if said else []))


def _publishers(catalogue: Catalogue, keys: list[str], language: Language) -> tuple[str, ...]:
    """Return who publishes the statistics, each once."""
    sources = (source for key in keys for source in catalogue.indicators[key].sources)
    return tuple(dict.fromkeys(catalogue.publishers[s.publisher].name[language] for s in sources))


@view
def profile_summary(catalogue: Catalogue, given: str, language: Language) -> Exhibit:
    """Return who the municipality is, in the sentences that its page begins with.

    Raises
    ------
    UnknownIdError
        if there is no such municipality.
    """
    _ = gettext(language)
    found = profile(catalogue, code_of(catalogue, given), language)
    told = answers(catalogue, found.code, language)
    used = [fact.indicator for fact in found.facts]
    used += [one.indicator for one in told.answers if one.indicator not in used]
    day = retrieved(catalogue, used)
    columns = (
        Column(_("mått"), wide=2),
        Column(_("värde"), wide=1.2),
        Column(_("period")),
    )
    rows = (
        *((fact.name, fact.value.text, fact.period_label) for fact in found.facts),
        *((one.name, one.answer, one.period) for one in told.answers),
    )
    return Exhibit(
        key=f"profile/{found.code}",
        name=slug(_("kommunprofil") + f" {found.name}"),
        title=found.name,
        subtitle=found.note or _("Det som skiljer kommunen från länet och från de flesta andra")
        if found.level != "county"
        else "",
        message="\n".join(found.summary),
        alternative=" ".join(found.summary),
        table=Table(columns, rows),
        line=_("Egen beräkning på statistik från {sources}").format(
            sources=fmt.listing(_publishers(catalogue, used, language), language)
        ),
        dated=dated(day, language),
        retrieved=day,
        origins=tuple(
            origin for key in used for origin in indicator_origins(catalogue, key, language)
        ),
        notes=found.summary,
        page=pages.link("profile", language, kommun=found.code),
        answer=told.headline,
        cards=tuple(
            Card(
                one.question,
                one.answer,
                one.beside,
                ", ".join(filter(None, (one.word and f"{one.word} ({one.grade})", one.period))),
            )
            for one in told.answers
        ),
        facts=tuple(Fact(f.name, f"{f.value.text} ({f.period_label})") for f in found.facts),
    )


def code_of(catalogue: Catalogue, given: str) -> str:
    """Return the code of the place that is meant, by code or name.

    Raises
    ------
    UnknownIdError
        if there is none.
    """
    code = find_profiled(catalogue, given)
    if code is None:
        allowed = tuple(f"{key} {name}" for key, name in profiled(catalogue, "sv").items())
        raise UnknownIdError("municipality", given, allowed)
    return code


@view
def answer_exhibits(catalogue: Catalogue, code: str, language: Language) -> tuple[Exhibit, ...]:
    """Return each question of a profile that has a course, as the card draws it."""
    _ = gettext(language)
    name = profiled(catalogue, language)[code]
    found = []
    for one in answers(catalogue, code, language).answers:
        if not one.series or one.series[0].code != code:
            continue
        day = retrieved(catalogue, (one.indicator,))
        told = bool(one.word and one.beside)
        places = one.places if told or not one.places else f"{one.places} ({one.grade})"
        said = [one.better, f"{one.beside} ({one.grade})" if told else one.beside, places]
        meant = one.provenance
        notes = (*(line.summary for line in one.series), meant.definition, *meant.breaks)
        found.append(
            Exhibit(
                key=f"profile/{code}",
                name=slug(" ".join((_("kommunprofil"), name, one.id))),
                title=f"{name}: {one.question}",
                subtitle=one.name,
                message="\n".join([f"{one.answer} ({one.period})", *filter(None, said)]),
                alternative=" ".join(line.summary for line in one.series),
                table=series_table(one.series, language),
                line=meant.line,
                dated=dated(day, language),
                retrieved=day,
                origins=indicator_origins(catalogue, one.indicator, language),
                notes=notes,
                page=f"{pages.link('profile', language, kommun=code, question=one.id)}#q-{one.id}",
                choices=(("question", one.id),),
                answer=f"{name}: {one.answer}",
                picture=beside_chart(one.series, language),
                rank_note=rank_note(language) if one.places else "",
            )
        )
    return tuple(found)


@view
def answer_exhibit(catalogue: Catalogue, given: str, language: Language, question: str) -> Exhibit:
    """Return one question of a place's profile.

    Raises
    ------
    UnknownIdError
        if there is no such place, or no chart of such a question.
    """
    found = answer_exhibits(catalogue, code_of(catalogue, given), language)
    by_question = {dict(one.choices)["question"]: one for one in found}
    if question not in by_question:
        raise UnknownIdError("question", question, tuple(by_question))
    return by_question[question]


@view
def profile_exhibits(catalogue: Catalogue, given: str, language: Language) -> tuple[Exhibit, ...]:
    """Return the summary of a place, a chart for each question, and a table for each theme.

    Raises
    ------
    UnknownIdError
        if there is no such municipality.
    """
    _ = gettext(language)
    code = code_of(catalogue, given)
    found = profile(catalogue, code, language)
    exhibits = [profile_summary(catalogue, code, language)]
    exhibits += answer_exhibits(catalogue, code, language)
    for theme in found.themes:
        day = retrieved(catalogue, [row.indicator for row in theme.rows])
        lines = dict.fromkeys(row.provenance.line for row in theme.rows)
        exhibits.append(
            Exhibit(
                key=f"profile/{code}",
                name=slug(_("kommunprofil") + f" {found.name} {theme.name}"),
                title=f"{found.name}: {theme.name}",
                subtitle="",
                message="",
                alternative=f"{found.name}: {theme.name}",
                table=_table(theme, language),
                line=". ".join(lines),
                dated=dated(day, language),
                retrieved=day,
                origins=tuple(
                    origin
                    for row in theme.rows
                    for origin in indicator_origins(catalogue, row.indicator, language)
                ),
                notes=(
                    rank_note(language),
                    *(text for row in theme.rows for text in _notes(row, language)),
                ),
                page=pages.link("profile", language, kommun=code),
                slide_table=True,
                rank_note=rank_note(language),
            )
        )
    return tuple(exhibits)
