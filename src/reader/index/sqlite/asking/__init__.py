"""Answers: from a query tree to rows."""
