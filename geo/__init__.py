"""Places: where a point lies, what a text means, what a map shows. Start at `geo.locator`."""
