"""How a question reaches a person."""
