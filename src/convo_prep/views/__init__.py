"""What each command wants to show: sessions in, documents or rows out."""
