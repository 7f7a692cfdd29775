"""The Dutch texts of the portal are easy to read; prints the figure, and the hardest five when they are not."""

from tandem.management.controles import sluit_af

MEESTE = 5


def te_moeilijk() -> list[str]:
    """What is too hard to read, with its score, the hardest first; the figure itself is printed."""
    import django

    django.setup()
    from tandem.management.talen.leesbaar import meet, portaalteksten

    gemeten = meet(portaalteksten())
    print(f"cijfer: {gemeten.regel}")  # noqa: T201 - the answer of a program
    if gemeten.goed:
        return []
    return [f"{cijfer:.0f}: {tekst}" for cijfer, tekst in gemeten.te_moeilijk[:MEESTE]] or [
        "alles samen is te moeilijk"
    ]


if __name__ == "__main__":
    sluit_af(te_moeilijk())
