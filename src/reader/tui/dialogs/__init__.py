"""What opens above the panes. Each is imported when it is first opened."""
