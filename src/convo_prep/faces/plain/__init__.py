"""The plain face: lines of words, for any terminal, a pipe and screen readers."""
