"""The keys face: prompt_toolkit, a widget for each kind of answer."""

from convo_prep.faces.keys.face import KeysFace
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.terminal import Terminal

__all__ = ["KeysFace", "Look", "Terminal"]
