"""Every text of the portal stands translated in every language file (`./tandem manage talen` updates them)."""

from tandem.management.controles import sluit_af


def mis() -> list[str]:
    """What is missing, uncertain, left over, or fills in other things than the Dutch text."""
    import django

    django.setup()
    from tandem.management.talen.bestanden import controleer

    return controleer()


if __name__ == "__main__":
    sluit_af(mis())
