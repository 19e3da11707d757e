"""One module a command: its options, and a body that reads, acts and says.

Typer reads the annotations of a command when it is called. As strings they would have
to be compiled first, twice over, so these modules leave them as they are.
"""
