"""The command that brings notices: in its own role alone, with a mail server where it is for real; and what it says."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.acties.rechten.bewaarhulp import als_taak

pytestmark = pytest.mark.usefixtures("db")


def test_it_runs_as_the_job_alone():
    with pytest.raises(CommandError, match="rol taak"):
        call_command("berichten")


def test_a_real_installation_names_its_mail_server_and_its_address(settings):
    with als_taak():
        settings.DATABASE_URL = "postgresql://elders/tandem"
        with pytest.raises(CommandError, match="TANDEM_POST"):
            call_command("berichten")


def test_it_says_how_many_went_and_where_they_are(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    uit = StringIO()
    with als_taak():
        call_command("berichten", stdout=uit)
    assert "Verstuurd: " in uit.getvalue()
    assert str(tmp_path) in uit.getvalue()
