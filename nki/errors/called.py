"""What messages call a place, by its level."""

from __future__ import annotations

from nki.model.level import Level

CALLED: dict[Level, str] = {
    Level.NATIONAL: "nation",
    Level.HEALTH_REGION: "health region",
    Level.HEALTH_TRUST: "health trust",
    Level.REGSIM_REGION: "RegSim region",
    Level.COUNTY: "county",
    Level.MUNICIPALITY: "municipality",
    Level.ER_UNIT: "unit",
}

MANY: dict[Level, str] = {
    **{level: f"{one}s" for level, one in CALLED.items()},
    Level.COUNTY: "counties",
    Level.MUNICIPALITY: "municipalities",
}
"""The same, of several."""
