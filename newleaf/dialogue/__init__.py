"""The conversation: Rasa as a library, its sessions, choices and help."""
