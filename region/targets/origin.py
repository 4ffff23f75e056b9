"""Why a target has its level: who set it, when, on what evidence; and the region's own comment."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.catalogue.vintages import histories
from region.content.model import Comment
from region.indicators.provenance import DocumentNote, document_note
from region.targets.status import followed_by
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class CommentView:
    """The region's own words: signed and dated, never computed.

    `since` says how many values have come since they were written.
    """

    text: str
    signature: str
    date: str
    newer_values: int
    since: str


@dataclass(frozen=True, eq=False)
class LevelOrigin:
    """Who set the level, when and on what evidence, beside how sure the wording is.

    Attributes
    ----------
    sentence
        Who set it and when, as strongly as the source allows.
    evidence
        What it rests on; that the source does not say, where it does not.
    wording, wording_note
        Who states the target and where, and how much of the text has been read.
    """

    sentence: str
    decided: str
    date: str
    known: bool
    evidence: str
    evidence_known: bool
    wording: str
    wording_note: str
    sources: tuple[DocumentNote, ...]
    comments: tuple[CommentView, ...]


def _comment(
    catalogue: Catalogue, comment: Comment, indicator: str, area: str, language: Language
) -> CommentView:
    _ = gettext(language)
    history = histories(catalogue).get(indicator)
    newer = history.news_since(area, comment.date) if history else 0
    if not newer:
        since = _("Inget nytt värde har kommit sedan dess.")
    elif newer == 1:
        since = _("Ett nytt värde har kommit sedan dess.")
    else:
        since = _("{number} nya värden har kommit sedan dess.").format(number=newer)
    return CommentView(
        text=comment.text[language],
        signature=_("{name}, {role}").format(name=comment.name, role=comment.role[language]),
        date=fmt.date(comment.date, language),
        newer_values=newer,
        since=since,
    )


def comments_of(
    catalogue: Catalogue, language: Language, *, target: str = "", indicator: str = ""
) -> tuple[CommentView, ...]:
    """Return the region's comments on a target, or on an indicator, the latest first."""
    found = [
        comment
        for comment in catalogue.comments
        if (comment.target == target if target else comment.indicator == indicator)
    ]
    followed = followed_by(catalogue.targets[target]) if target else None
    key = followed.indicator if followed else indicator
    area = followed.area if followed else "01"
    return tuple(
        _comment(catalogue, comment, key, area, language)
        for comment in sorted(found, key=lambda comment: comment.date, reverse=True)
    )


@view
def level_origin(catalogue: Catalogue, target_id: str, language: Language) -> LevelOrigin:
    """Return who set the target's level, when and on what evidence, and the region's comment."""
    _ = gettext(language)
    target = catalogue.targets[target_id]
    decided = target.decided
    unknown = _("Källan säger inte vilket underlag målet bygger på.")
    wording = target.wording_label[language] if target.wording_label else ""
    if decided is None:
        told = _("Det är inte känt vem som har bestämt målet, eller när.")
    else:
        template = {
            "decided": _("Bestämt av: {by}, {date}."),
            "plan_decided": _(
                "Planen är beslutad: {by}, {date}. Beslutet om just det här målet är inte läst."
            ),
            "proposed": _("Föreslaget: {by}, {date}. Den antagna texten är inte läst."),
        }[decided.status]
        told = template.format(by=decided.by[language], date=fmt.date(decided.date, language))
    documents = (
        (decided.source, *([decided.evidence_source] if decided.evidence_source else []))
        if decided
        else ()
    )
    return LevelOrigin(
        sentence=told,
        decided=decided.by[language] if decided else "",
        date=fmt.date(decided.date, language) if decided else "",
        known=decided is not None,
        evidence=decided.evidence[language] if decided and decided.evidence else unknown,
        evidence_known=decided is not None and decided.evidence is not None,
        wording=wording,
        wording_note=target.wording_note[language] if target.wording_note else "",
        sources=tuple(
            document_note(document, language) for document in (*documents, target.source)
        ),
        comments=comments_of(catalogue, language, target=target_id),
    )
