"""What the product speaks of: articles, quotations, and what they are called."""
