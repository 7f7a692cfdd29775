"""The lock files follow from `pyproject.toml` and name no address."""

from tandem.management.controles import sluit_af
from tandem.management.lanceer.vergrendelen import controleer_lock

if __name__ == "__main__":
    sluit_af(controleer_lock())
