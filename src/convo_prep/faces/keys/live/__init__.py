"""A meeting on a full screen: the card above, the notes below it, one line to type."""

from convo_prep.faces.keys.live.attending import KeysLive

__all__ = ["KeysLive"]
