"""Events about measures, powers, safeguards, access and drafts. Keep it sorted."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort

RECHTEN: dict[str, Gebeurtenissoort] = {}
