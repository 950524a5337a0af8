"""Reviewed text: answers by topic, and the words that go with help."""

from newleaf.content.answers import Answer, Part, Role, read_answers
from newleaf.content.help_texts import HelpText, read_help_texts

__all__ = ["Answer", "HelpText", "Part", "Role", "read_answers", "read_help_texts"]
