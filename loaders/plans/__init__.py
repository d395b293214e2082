"""Improvement plans in any layout: columns, labels, owners, deadlines and ratings, read into one model of a plan."""
