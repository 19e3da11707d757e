"""One file a command: read, act, say."""
