"""What the parser of TOML says is wrong -> what to do, in known words."""

import re
import unicodedata

# What the parser says, and the line -> what to do; the first pattern that is found decides.
_mends = (
    (r"declare \('(film|plot)',\) twice", r"[\1] may stand only once"),
    (r"declare \('(\w+)',\) twice", r"write [[\1]], in two brackets, before each record"),
    (r"overwrite a value.*\n\[+\s*([\w.]+)", r"write [[\1]], in two brackets, before each record"),
    (r"overwrite a value", "this field stands twice in the record"),
    (r"Invalid statement.*\n\s*(?:;|/|--|%|\*|<!)", "a comment begins with #"),
    (r"after a statement\n[^=]*=\s*(?:\"[^\"]*\"|[^\s\"']+)\s*(?:;|//?|--|%|\*)", "a comment begins with #"),
    (r"after a statement\n\s*\[[^\[\]]*\]\]", "the brackets around the name of the section do not match"),
    (
        r"after a statement\n[^=]*=\s*(?:\"[^\"]*\"|'[^']*')\s*,\s*[\"']",
        'write several texts as a list: ["one", "another"]',
    ),
    (r"after a statement\n[^=]*=\s*\[[^\[\]]*\]\s*\]", "there is one ] too many"),
    (r"after a statement\n[^=]*=\s*'[^']*'\w", 'a text with an apostrophe must stand between ", as in "It\'s"'),
    (r"after a statement\n(?:.*,\s*[\w-]+\s*=|[^=\"']*=[^=\"']*=)", "each field must stand on a line of its own"),
    (
        r"after a statement\n[^=]*=\s*(?:\"[^\"]*\"|\[[^\[\]]*\]|[^\s\"']+)\s*,\s*$",
        "delete the comma at the end of the line",
    ),
    (r"after a statement\n[^=]*=\s*[+-]?0\d", "a number must not begin with 0"),
    (
        r"after a statement\n[^=]*=\s*\d[^=\"']*$",
        'a number has only digits, and a text must stand between quotation marks, as in "1st"',
    ),
    (r"after a statement\n.*[\"'].*[\"']", r'the text ends before this; write \\" for a quotation mark inside a text'),
    (r"after a statement", "each field must stand on a line of its own"),
    (r"Invalid value\n\s*[\w-]+\s*=\s*[“”„«»‘’‚]", 'a text must stand between straight quotation marks, as in "text"'),
    (r"Invalid value\n\s*[\w-]+\s*=\s*(?:#.*)?$", "the value is missing"),
    (r"Invalid value\n\s*[\w-]+\s*==", "write a single ="),
    (r"Invalid value\n\s*[\w-]+\s*=\s*(?i:true|false|yes|no)\b", "write true or false, in small letters"),
    (r"Invalid value", 'this is no value; a text must stand between quotation marks, as in "text"'),
    (
        r"Illegal character '\\n'.*\n[^\"]*\"[^\"]*[“”„]\s*$",
        'a text must stand between straight quotation marks, as in "text"',
    ),
    (r"Illegal character '\\n'", "the text does not end on its line; close the quotation marks"),
    (r"Unescaped '\\'|escape|hex value", r"write \\\\ for a backslash inside a text"),
    (r"Expected '=' after a key.*\n\s*--", "a comment begins with #"),
    (r"Expected '=' after a key", "write = between the field and its value; a comment begins with #"),
    (r"Expected '\]+' at the end.*\n\s*\[+\s*[\w.]+\s+\w", "the name of a section has no spaces"),
    (r"Expected '\]+' at the end", "the brackets around the name of the section do not match"),
    (r"Unclosed array above", "the list above this has no ] at its end"),
    (r"Unclosed inline table", "curly brackets end with }, and there is a comma between their fields"),
    (r"Unterminated string", "a text of several lines does not end; close it with three quotation marks"),
    (r"Invalid statement", "this is no section, as [film], and no field, as year = 1999; a comment begins with #"),
    (r"Unclosed array", "a list ends with ], and there is a comma between its items"),
)


def parser_fault(message: str, line: str, column: int) -> str:
    """Say in known words what the parser's MESSAGE about the LINE means, where COLUMN is counted from 1."""
    sign = line[column - 1 : column]
    if sign and sign not in " \t" and (sign.isspace() or unicodedata.category(sign) == "Cf"):
        return f"an invisible {unicodedata.name(sign).lower()} (U+{ord(sign):04X}) stands here; delete it"
    said = f"{message}{'' if line[: column - 1].strip() else ' above'}\n{line}"
    found = ((re.search(pattern, said), mend) for pattern, mend in _mends)
    return next((match.expand(mend) for match, mend in found if match), message)
