"""A made-up committee pack as a conversion to Markdown leaves it: an agenda, a committee's report, an inspection report
and a plan, with the faults that such conversions have."""

from __future__ import annotations

RECOMMENDATIONS = (
    "Shorten the time that families wait for an assessment, and tell them why when it runs late.",
    "Make every plan say who will do what by which day.",
    "Hold a weekly meeting of all agencies on children who go missing.",
)

_LIST = "\n".join(f"{number}. {text}" for number, text in enumerate(RECOMMENDATIONS, start=1))

COMMITTEE_REPORT = f"""\
Children’s Scrutiny Committee\t\t
Title\tOutcome of the inspection of children’s services\t
Contributor\tHugo Marchbanks, Director of Children's Social Care\tItem 3
Class\tPart 1 (open)\t12 May 2015

## 1. Summary

1.1 Inspectors came to Larchmere from 2 March 2015 to 26 March 2015 under the single inspection framework.

1.2 Their inspection report was published on 5<sup>th</sup> May 2015, with these grades:

- Overall grading – Inadequate
  - Children who need help & protection – Inadequate
  - Children Looked After & Achieving permanence - Outstanding
    - Adoption – Requires Improvement
    - Care Leavers – Outstanding
  - Leadership, management & Governance – Inadequate

1.3 At the previous inspection in 2011 safeguarding was rated 'Good', with Looked After Children being 'Adequate'.

## 2. Recommendations

2.1 The three recommendations of the inspection report are these:

{_LIST}

## 3. Financial implications

3.1 None beyond the budget.

## 4. Legal implications

4.1 None.

## 5. Equalities implications

5.1 None.
"""

INSPECTION_REPORT = f"""\
# London Borough of Larchmere

## Inspection of services for children in need of help and protection, children looked after and care leavers

Inspection date: 2 March 2015 – 26 March 2015

Report published: 5 May 2015

<b>Children’s services in Larchmere are inadequate</b>\t
<b>1. Children who need help and protection</b>\tInadequate
<b>2. Children looked after and achieving permanence</b>\tOutstanding
2.1 Adoption performance\tRequires improvement
2.2 Experiences and progress of care leavers\tOutstanding
<b>3. Leadership, management and governance</b>\tInadequate

### Executive summary

Too many families in the borough wait.

## The local authority

### Information about this local authority area

#### Local leadership

- The Director of Children's Services has been in post since 1 July 2014.

### Children looked after in this area

- At 2 March 2015, the local authority is looking after 310 children.

## Recommendations

{_LIST}

<b>The experiences and progress of children who need help and protection</b>\t<b>Inadequate</b>

### Inspection findings

- 4. Families wait for weeks until somebody visits them.
5. At the time of the inspection, there were 301 children looked after in the borough.
6. Plans are long and vague.

## Information about this inspection

Lead inspector: Oriel Pemberton
"""

PLAN = f"""\
# Larchmere Children's Improvement Plan

April 2015

### Introduction

Larchmere was inspected under the Single Inspection Framework from 2<sup>nd</sup> March - 26<sup>th</sup> March \
2015. The report published on the 4<sup>th</sup> May 2015 gave these judgements;

Overall Effectiveness\tInadequate
Children who need help and protection:\tInadequate

Each part of the plan has;

- a) Expected Outcome
- b) Success measures
- c) Actions
- d) Action Plan RAG rating

Action Plan\tImpact
<b>Green</b> = Done or in time\t<b>Green</b> = Works as hoped

## Who is who

Job Title\tCurrent Post-Holder (when this plan was sent)
Executive Director for Children and Young People\tWinifred Castellan (WC)
Director of Children's Social Care\tHugo Marchbanks (HM)
Service Manger Duty\tJolyon Brook(JBk)
Early Help Commissioner\tJuno Bellweather (JB)
Public Protection, Capital Police\tDCI Edwin Stace (ES)
Head of Data\tBertram Healey (BH)

Recommendation\tLead\tLinked Plan
<b>A. Early Help</b>\t\t
1. {RECOMMENDATIONS[2]}\tHugo Marchbanks\tSS1 CYPP 2014-17 Police plan 2014-15
2. {RECOMMENDATIONS[0]}\tJolyon Brook/Juno Bellweather\tBusiness plan 2014-15

<b>B. Leadership</b>\t\t
3. {RECOMMENDATIONS[1]}\tHugo Marchbanks/Bertram Healey\t

DRAFT

## A. EARLY HELP AND MORE

1. *{RECOMMENDATIONS[2]}*

<b>Lead:</b>\tHugo Marchbanks, Gilda Sorrel
<b>Linked Plan:</b>\tSS1 CYPP 2014-17, Police plan 2014-15
<b>Key Partners:</b>\tPolice, Larchmere Hospital NHS Trust (acute wards only), Voluntary groups; Quillhaven Council

### a) Expected outcome (what will be different?)

- No child is missing for long without somebody looking.

### b) Measures of success (how will we know?)

- Fewer repeat episodes.
- Interviews are held within three days.

c) Actions\tBy when/ Completed\tWho\tStatus
1. Agree who attends\t31 <sup>st</sup> April 2015\tHM/GS\t
2. Write the terms of the meeting\t30 <sup>th</sup> Sep 15 20\tES hm\t
2. Book a room\ttbc with landlord\tJB/XQ\t
Share notes with schools\tFebruary 2016\tJuno Bellweather\t

**MONITORING AND IMPACT**

d) Action Plan Progress

e) Monitoring

DRAFT

## A. EARLY HELP AND MORE

**MONITORING AND IMPACT**

*and tell them why when it runs late.*

d) Action Plan Progress

Lead: Jolyon Brook

e) Monitoring

Linked Plan: Business plan 2014-15

f) Recommendations for Further Action  
Partners: Police, Housing

**a) Expected outcome (what will be different?)**

- Visits happen within ten days

**c) Actions**

**By when/  
Completed**

**Who**

**Status**

1. Count the cases that wait
2. Hire two more social workers for the duty team
3. Report to the board

30<sup>th</sup> May  
2015

JBk

31<sup>st</sup> July  
2015

WC/HM

??

BH

**MONITORING AND IMPACT****d) Monitoring**

DRAFT

## B. LEADERSHIP

3 *Make every plan, long or short, say who will do what by which day.*

<b>Lead:</b>\tHugo Marchbanks/Bertram Heeley
<b>Partners:</b>\tNone

**c) Actions**

\t<b>By when/ Completed</b>\t<b>Who</b>\t<b>Status</b>
1. Rewrite the form\t30 <sup>th</sup> June 2015\tHM\t

2. Train all staff in writing plans\t30 <sup>th</sup> June 2015\tHM/BH\t
<b>MONITORING AND IMPACT</b>\t\t\t
<b>d) Monitoring</b>\t\t\t
"""

AGENDA = """\
## Public Document Pack

# Children’s Scrutiny Committee Agenda

Tuesday, 12 May 2015

<b>Item</b>\t<b>Pages</b>
3. Improvement Plan\t1 - 20
"""

_BLANK = "\n**This page is intentionally left blank**\n\n"

PACK = _BLANK.join((AGENDA, COMMITTEE_REPORT, INSPECTION_REPORT, PLAN))
