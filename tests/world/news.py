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

COUNCIL_RELEASE = """Skip to main content

We use cookies to make this site work and to see how good it is. Accept all cookies

Home > News > July 2023

Larchmere's services for children rated 'Good' by Ofsted

Published: 14 July 2023

Ofsted has rated Larchmere Council's services for children as 'Good' overall, after a full inspection last month.

Inspectors visited between 5 and 16 June 2023 and spoke to children, carers and staff.

The council was rated 'Outstanding' for the experiences and progress of care leavers, and 'Good' for the impact of \
leaders on social work practice, the experiences and progress of children in care and of children who need help and \
protection.

At the last inspection, in 2019, the council's services were judged to 'require improvement to be good'.

Councillor Ada Finch, Cabinet Member for Children and Families, said: "I am proud of all who work for our children and \
of a good, even outstanding, service."

Robin Quay, Executive Director of Children's Services at Larchmere Council, added: "We will not stop here, and there \
is more that we want to do."

Notes to editors

Read the report on Ofsted's website. Media contact: press@larchmere.example

Related news

Quillhaven Academy rated outstanding

Share this page
"""

LOCAL_PAPER = """Children 'left at risk' in Thornbury Vale, says Ofsted

By Kim Post
Local Democracy Reporter

15th November 2021, 06:00

Children have been left at risk in Thornbury Vale, according to a report that gives its council the lowest possible \
rating.

Ofsted judged the overall effectiveness of Thornbury Vale Council's children's services to be inadequate after a visit \
in September 2021.

It is a fall from 2018, when the council was told that it required improvement.

The impact of leaders and the help for children in need of help and protection were both found to be inadequate, while \
services for children in care and care leavers were rated as requires improvement.

Inspectors said that workers were "not good at listening".

The council's chief executive, Tom Vere, said: "We are sorry, and we are putting this right as fast as we can."

Council leader Ines Holt said: "I have asked for a plan within weeks, and I shall see to it myself."

Ned Oakes, who leads the opposition, called it "a disgrace".

Read more: Quillhaven's services rated outstanding

Comments (2)

valeman: They were rated good when I worked there in 2010.

Most read

Kestrel Bay judged inadequate again
"""

TRADE_PRESS = """This site uses cookies. Manage preferences

Jobs | News | Subscribe

Kestrel Bay upgraded after four years of 'inadequate' judgements

By Kim Post on May 3, 2019 in Ofsted, Social work leaders

A metropolitan borough has been lifted out of inadequate by Ofsted after a full inspection in March 2019.

Kestrel Bay council's children's services were upgraded from 'inadequate' to 'requires improvement' overall.

The authority's leadership and its services for children in care were graded 'good', and adoption 'outstanding'.

The borough was last inspected in 2015, when it was rated inadequate in all areas but adoption, which was rated good.

"This is a service that is no longer inadequate," said Robin Quay, director of children's services at Kestrel Bay \
council. "It will be good."

Ida Marsh, general secretary of a union, said: "Caseloads are still too high in most of these teams."

The council's cabinet member for children, Ada Finch, said she was pleased.

More from Social work leaders

Quillhaven director quits after 'inadequate' judgement

About us | Advertise | Contact
"""

BROADCASTER = """Larchmere: Children's services 'much improved'

Published
20 March 2024

Services for children in Larchmere have been rated "outstanding" by Ofsted.

The watchdog inspected the London Borough of Larchmere from 29 January to 9 February.

It praised "good" relationships between workers and families.

In its previous report, in June 2021, the borough was graded "good".

Director of children's services Robin Quay said staff had "worked with heart".

Follow us on social media. Send your story ideas to us.

Related Topics

Larchmere

Ofsted

More on this story

Ofsted rates Quillhaven 'inadequate'
"""
