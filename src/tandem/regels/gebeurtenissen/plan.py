"""Events about the plan, its goals, actions and help. Keep it sorted."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort

PLAN: dict[str, Gebeurtenissoort] = {}
