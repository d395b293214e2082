"""What news articles and press releases say: their parts, the grades they report, and who comes, stays and goes."""
