"""A title → whether its longest word needs smaller letters to fit a narrow screen unbroken."""

LONGEST = 16
"""Letters of a word that fit 320 px at the size of a title; Finnish and Swedish compounds may have more."""


def is_long(title: str) -> bool:
    """Whether a word of the title is longer than that."""
    return any(len(word) > LONGEST for word in title.split())
