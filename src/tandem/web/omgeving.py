"""What every page knows: who acts, in which capacity, and which way to go."""

from django.http import HttpRequest


def omgeving(request: HttpRequest) -> dict[str, object]:
    """Return the context that the page shell needs."""
    return {"actor": getattr(request, "actor", None)}
