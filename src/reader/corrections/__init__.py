"""A reader's word on quotations: laid over what the rules found, and made from what is shown."""
