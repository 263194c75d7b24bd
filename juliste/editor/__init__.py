"""The tasks of editors and translators."""
