"""Documents as text: terminal, plain, markdown, html."""
