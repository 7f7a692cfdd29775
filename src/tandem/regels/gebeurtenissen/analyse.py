"""Events about the integral analysis and the veiligheidskaart. Keep it sorted."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort

ANALYSE: dict[str, Gebeurtenissoort] = {}
