"""The walk through questions: which is next, and what a typed line changes.

Pure: it knows no terminal and no disk. A face shows an Ask and reads the line typed
there through the walk, once: an Answer, with the change it makes. Whoever keeps the
journal stores that and goes on with the session as it is then.
"""
