"""A film's file and a number -> the same film with that many times the records."""

import re


def grown(text: str, times: int) -> str:
    """Return the film TEXT with its records TIMES times, each with an id, names and words of its own."""
    kinds = "fact|cast|crew|beat|quote|production|question|source"
    named = "actor|character|name|job|speaker|label|title|question|answer"
    records = re.sub(r"(?ms)^\[plot\].*?(?=^\[\[plot)", "", text[text.index("[[facts]]") :])
    records = re.sub(rf'"((?:{kinds})-[a-z0-9-]+)"', r'"\1-@"', records)
    records = re.sub(rf'(?m)^((?:{named}) = ".+)"$', r'\1 @"', records)
    records = re.sub(r"(?m)^order = \d+$", "order = 0", records)  # nobody else has a place in the credits
    return "\n".join([text, *(records.replace("@", str(number)) for number in range(1, times))])
