"""The panes and the lines round them."""
