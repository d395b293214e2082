"""A made-up news article as a site prints it: dateline, grades old and new, long quotations, the site's own clutter."""

from __future__ import annotations

ARTICLE = """London borough climbs back

Kim Post
Wednesday, May 9, 2018

Services for children in a London borough are no longer "inadequate", Ofsted has found.

In 2011, safeguarding and looked-after services in Larchmere were rated 'outstanding'. Picture: Larchmere Council

Larchmere Council, which had been handed the lowest judgment in 2014, is now rated as "requires improvement" overall.

After a visit in January and February this year the inspectors saw good teamwork and steady hands.

"Leaders have listened, and the work that they do with families is good and will be outstanding," states the report.

Work on child protection, care leavers and leadership was in each case judged to be "requires improvement" but \
adoption services remained "inadequate".

Robin Quay, Larchmere's director of children's services, said: "We know how much there is to do before we are rated \
good in all that we do for our children."

Before that, Quillhaven had been judged good in 2013.

Daily Digest membership

- Latest issues
- Themed supplements

From £15 / month

Subscribe
"""
