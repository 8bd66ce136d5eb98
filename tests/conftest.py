"""How generated cases are made: the same ones in every run, and new and many more in the long one."""

from hypothesis import HealthCheck, settings

_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("steady", derandomize=True, max_examples=50, **_PATIENT)
settings.register_profile("long", max_examples=1000, **_PATIENT)
settings.load_profile("steady")
