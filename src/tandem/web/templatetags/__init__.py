"""Template tags of the screens, loaded with `{% load onderdelen %}`."""
