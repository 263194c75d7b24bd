"""A title → the class of its letters' size: Finnish and Swedish compounds must fit a narrow screen unbroken."""


def size(title: str) -> str:
    """By the longest word: "" up to 16 letters, "long" up to 20, "longer" above (fits 25 at 320 px)."""
    longest = max((len(word) for word in title.split()), default=0)
    if longest <= 16:
        return ""
    return "long" if longest <= 20 else "longer"
