"""Reviewing a draft: decisions on its changes, kept safe, carried to the next draft, and the text they lead to."""
