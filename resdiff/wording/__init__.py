"""Word by word inside a match: tokens, and the edits between two token runs."""
