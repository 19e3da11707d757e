"""Who a conversation is with, asked before there is one."""

from __future__ import annotations

from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import face_of
from convo_prep.document import line
from convo_prep.faces.face import Prompt, Stop, Typed
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.walk.route import beginning
from convo_prep.walk.walking import Walk


def ask_client(desk: Desk) -> str:
    """Ask who the client is, before there is a session; "" when the person leaves."""
    walk = Walk(beginning(desk.guide), Session({}, desk.guide), desk.now)
    prompt = Prompt(walk.ask(Spot("client")), outline=walk.outline)
    face = face_of(desk)
    while not isinstance(reply := face.put(prompt), Stop):
        if isinstance(reply, Typed) and (name := reply.answers[0].line.strip()):
            return name
        face.say(line("The name of the client comes first; Ctrl-C leaves."))
    return ""
