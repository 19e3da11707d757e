"""What convo knows: situations, what is said in them, and how it sounds."""
