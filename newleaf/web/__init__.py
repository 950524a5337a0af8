"""HTTP: routes, pages, tokens, and the conversation that they serve."""
