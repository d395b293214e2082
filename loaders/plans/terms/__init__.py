"""What the words of a plan are by themselves: headings of columns, labels, deadlines, ratings, numbers, orders."""
