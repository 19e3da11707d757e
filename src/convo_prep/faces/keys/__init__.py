"""The keys face: one widget a kind of answer, line by line."""
