"""Speech without quotation marks: posts, transcripts, interviews."""
