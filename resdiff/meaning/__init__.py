"""Reading a change like a drafter: what became stronger or weaker, what was qualified, and whether it matters."""

from resdiff.meaning.changes import read_meaning
from resdiff.meaning.facets import Class, Facet, Family, Judgement, Meaning, Place
from resdiff.meaning.ladders import Ladders, ladder_names, load_ladders

__all__ = [
    "Class",
    "Facet",
    "Family",
    "Judgement",
    "Ladders",
    "Meaning",
    "Place",
    "ladder_names",
    "load_ladders",
    "read_meaning",
]
