"""Which paragraphs of one document became which of the other."""
