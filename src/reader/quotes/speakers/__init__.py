"""Who a mention is inside one article."""
