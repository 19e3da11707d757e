"""The keys face: prompt_toolkit, a widget for each kind of answer."""
