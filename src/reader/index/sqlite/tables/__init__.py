"""The tables, and articles as rows of them."""
