"""The screens: the three panes, and the list of keys."""
