"""Our database backend for Django (``base``)."""
