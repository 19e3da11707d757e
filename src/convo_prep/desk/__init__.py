"""What commands share: finding, asking, filling, saying."""
