"""The Pydantic models that judge strangers' data: sessions and playbooks."""

from convo_prep.schema.misfit import Misfit
from convo_prep.schema.playbooks import playbook_misfits
from convo_prep.schema.sessions import misfits, session_model, session_schema
from convo_prep.schema.strange_keys import strange_keys

__all__ = [
    "Misfit",
    "misfits",
    "playbook_misfits",
    "session_model",
    "session_schema",
    "strange_keys",
]
