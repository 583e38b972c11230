"""What is being done: searched for, read, typed. Without widgets of its own."""
