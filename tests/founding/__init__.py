"""What the five founding documents must yield, as figures and facts. They need the real documents (`corpus`)."""
