"""New Leaf: a safe, private conversational guide to becoming close again after a betrayal."""
