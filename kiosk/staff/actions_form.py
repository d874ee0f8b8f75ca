"""The forms of actions: what was heard and decided, what was decided since, and how it is told."""

import secrets
from datetime import date

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, HiddenField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp
from wtforms.widgets import HiddenInput

from config.steps import Texts
from feedback_store.actions.kept import LONGEST_TEXT, Decided, Decision, Source
from feedback_store.actions.told import LONGEST_SENTENCE, ToldAt
from kiosk.staff.forms import needed, plain, trimmed

MARK = Regexp(r"[0-9a-f]{32}\Z")
SENTENCES = {"sentence_bg": "bg", "sentence_en": "en", "sentence_tr": "tr", "sentence_uk": "uk"}
"""The fields of the form that hold a sentence, and its language."""

fitting = Length(max=LONGEST_TEXT, message="long_text")
on_card = Length(max=LONGEST_SENTENCE, message="long_sentence")


class DecisionForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A decision; `seen` tells how many stood there when the page was made."""

    seen = IntegerField(widget=HiddenInput(), default=0)
    decision = SelectField(choices=[one.value for one in Decision], default=Decision.ACCEPTED.value)
    reason = StringField(validators=[fitting, plain], filters=[trimmed])
    responsible = StringField(validators=[needed, fitting, plain], filters=[trimmed])
    until = DateField(validators=[Optional()])
    proof = StringField(validators=[fitting, plain], filters=[trimmed])
    is_checked = BooleanField()

    def decided(self) -> Decided:
        """Return the decision as it is kept."""
        said = [str(field.data or "") for field in (self.reason, self.responsible, self.proof)]
        until = self.until.data if isinstance(self.until.data, date) else None
        return Decided(Decision(self.decision.data), said[0], said[1], until, said[2])

    def texts(self) -> list[str]:
        """Return what may name somebody who must not be named; who answers for it stands there by name."""
        return [str(field.data or "") for field in (self.reason, self.proof)]


class ActionForm(DecisionForm):
    """A new action; its `form` mark lets a second click make no second one."""

    form = HiddenField(validators=[InputRequired(), MARK], default=lambda: secrets.token_hex(16))
    about = StringField(validators=[needed, fitting, plain], filters=[trimmed])
    source = SelectField(choices=[one.value for one in Source], default=Source.THEME.value)
    source_named = StringField(validators=[fitting, plain], filters=[trimmed])

    def texts(self) -> list[str]:
        """Return what may name somebody who must not be named."""
        return [str(self.about.data or ""), str(self.source_named.data or ""), *super().texts()]


class TellingForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A sentence for children with its picture, where it is told and from when."""

    seen = IntegerField(widget=HiddenInput(), default=0)
    sentence_bg = StringField(validators=[needed, on_card, plain], filters=[trimmed])
    sentence_en = StringField(validators=[on_card, plain], filters=[trimmed])
    sentence_tr = StringField(validators=[on_card, plain], filters=[trimmed])
    sentence_uk = StringField(validators=[on_card, plain], filters=[trimmed])
    wanted = StringField(filters=[trimmed])
    picture = StringField(filters=[trimmed])
    places = SelectMultipleField(choices=[one.value for one in ToldAt], default=[ToldAt.KIOSK.value, ToldAt.WALL.value])
    told_from = DateField(validators=[InputRequired("missing")])
    is_checked = BooleanField()
    is_of_many = BooleanField()

    def sentences(self) -> dict[str, str]:
        """Return the sentences by language, without empty ones."""
        return {language: str(self[field].data) for field, language in SENTENCES.items() if self[field].data}

    def fill(self, sentences: Texts, picture: str, places: frozenset[ToldAt]) -> None:
        """Begin with what is told now."""
        for field, language in SENTENCES.items():
            self[field].data = sentences.get(language, "")
        self.picture.data, self.places.data = picture, sorted(places)
