"""A history told in words and in lines of text, the same on the screen and in files."""
