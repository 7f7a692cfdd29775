"""Write the documents that follow from the code, or only say which are not up to date.

`python -m tandem.management.documenteer [--controle]`: with `--controle` nothing is written, and the exit status is 1
when a document differs from what would be written now.
"""

import argparse
import os
import sys

import django


def main(argumenten: list[str]) -> int:
    """Write or check; return the exit status."""
    ontleder = argparse.ArgumentParser(prog="documenteer", description="Schrijf de documenten die uit de code volgen.")
    ontleder.add_argument("--controle", action="store_true", help="schrijf niets, zeg alleen wat niet bij is")
    alleen_controle = ontleder.parse_args(argumenten).controle
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.instellingen.settings")
    django.setup()
    return _controleer() if alleen_controle else _schrijf()


def _controleer() -> int:
    from tandem.management.controles.documenten import verouderd

    fouten = verouderd()
    sys.stderr.writelines(f"{fout}\n" for fout in fouten)
    return 1 if fouten else 0


def _schrijf() -> int:
    from django.core.management import call_command

    call_command("documenten")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
