"""Juliste publishes event announcements in Finnish, Swedish and English from Markdown."""

__version__ = "0.1.0"
