"""rasa_sdk actions of the guide: one file a concern."""
