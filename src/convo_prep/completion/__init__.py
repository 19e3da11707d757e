"""What the Tab key offers: where the cursor stands, and what may be put there."""
