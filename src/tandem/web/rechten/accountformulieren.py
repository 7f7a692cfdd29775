"""The forms of the log-in, in our words: those of django-allauth with other labels."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, SetPasswordForm
from allauth.account.forms import ReauthenticateForm as WachtwoordOpnieuw
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorOpnieuw
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.web.formulier import Formulier

_STERK = _("Ten minste 14 tekens. Een zin die alleen u kent, is het sterkst.")
_NIEUW = {"password1": (_("Nieuw wachtwoord"), _STERK), "password2": (_("Nieuw wachtwoord, nog een keer"), "")}
_CODE = (_("Code"), _("De zes cijfers uit uw app, of een van uw herstelcodes."))


def _noem(formulier: forms.BaseForm, **teksten: tuple[Any, Any]) -> None:
    """Give fields our own label and help; a placeholder is no label and disappears when one types."""
    for naam, (label, uitleg) in teksten.items():
        veld = formulier.fields[naam]
        veld.label, veld.help_text = label, uitleg
        veld.widget.attrs.pop("placeholder", None)


class Inloggen(LoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **kwargs)
        _noem(self, login=(_("Gebruikersnaam"), ""), password=(_("Wachtwoord"), ""))


class Bevestigen(WachtwoordOpnieuw):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        _noem(self, password=(_("Wachtwoord"), ""))


class Wachtwoord(ChangePasswordForm):
    """Another password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **kwargs)
        _noem(self, oldpassword=(_("Uw wachtwoord van nu"), ""), **_NIEUW)


class EersteWachtwoord(SetPasswordForm):
    """A first password, for who has none yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **kwargs)
        _noem(self, **_NIEUW)


class Code(AuthenticateForm):
    """The second factor at log-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        _noem(self, code=_CODE)


class CodeOpnieuw(FactorOpnieuw):
    """The second factor once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        _noem(self, code=_CODE)


class CodeAppAanzetten(ActivateTOTPForm):
    """The first code of the app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        _noem(self, code=(_("Code uit de app"), _("De zes cijfers die de app nu toont.")))


class SleutelErbij(AddWebAuthnForm):
    """A new passkey or security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **kwargs)
        _noem(
            self,
            name=(_("Naam van de passkey"), _("Bijvoorbeeld: mijn telefoon.")),
            passwordless=(
                _("Hiermee wil ik ook zonder wachtwoord inloggen"),
                _("Uw apparaat vraagt dan om uw vinger, gezicht of pincode."),
            ),
        )


class SleutelNaam(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        _noem(self, name=(_("Naam van de passkey"), ""))


class Uitnodiging(Formulier):
    """The first password, or a new one by invitation."""

    wachtwoord = forms.CharField(
        label="Kies een wachtwoord",
        strip=False,
        help_text=_STERK,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    nog_een_keer = forms.CharField(
        label="Nog een keer", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if "wachtwoord" in velden and velden["wachtwoord"] != velden.get("nog_een_keer"):
            self.add_error("nog_een_keer", "Dit is niet hetzelfde wachtwoord.")
        return velden


class Werkbericht(Formulier):
    """Where to hear that work waits; nothing for nowhere."""

    adres = forms.CharField(
        label="E-mailadres van uw werk",
        max_length=254,
        required=False,
        help_text="Wilt u geen mail? Maak dit leeg.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
