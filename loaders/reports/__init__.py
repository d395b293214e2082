"""What inspection reports have in common: front page, sections, judgements, findings, recommendations, inspectors."""
