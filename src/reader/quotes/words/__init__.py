"""A text as words: tokens outside quotation marks, and names and phrases made of them."""
