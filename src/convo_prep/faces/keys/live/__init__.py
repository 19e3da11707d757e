"""A meeting on a full screen: the card above, the notes below it, one line to type."""

from convo_prep.faces.keys.live.screen import KeysLive

__all__ = ["KeysLive"]
