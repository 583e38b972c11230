"""What every face says alike: whom a quotation is credited to, flat records, citations."""
