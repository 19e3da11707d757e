"""A journal for difficult conversations with clients."""

__version__ = "0.2.0"
