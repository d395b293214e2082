"""What words mean across all kinds of document: sentences, dates, people, roles, services, themes and polarity."""
