"""How articles speak of grades, as patterns: what gives a grade, denies it, or says it of something else.

Each has a test sentence. What the patterns mean for a fact is the business of `loaders.news.statements`.
"""

from __future__ import annotations

import re

VERB = (
    r"(?:rat(?:ed|es|ing)|judg(?:ed|es|ing)|grad(?:ed|es|ing)|brand(?:ed|s)|label(?:led|s)|deem(?:ed|s)|"
    r"declar(?:ed|es)|condemn(?:ed|s)|class(?:ed|es)|ruled|found)"
)
NOUN = r"(?:judge?ment|rating|grad(?:e|ing)|verdict|mark)s?"
SERVICE = (
    r"(?:services?|departments?|councils?|authorit(?:y|ies)|boroughs?|care|leavers|protection|performance|leadership|"
    r"support|board|it|them)"
)
MOVED = (
    r"(?:upgraded|moved|risen|rose|improved?|lifted|gone|went|downgraded|dropped|fell|fallen|slipped|"
    r"progressed|jumped|leap|"
    r"upgrade|rise|climbed)"
)
JUDGING = re.compile(
    rf"\b(?:{VERB}|{NOUN}|conclud\w+|ruled|remain(?:ed|s)?|awarded|given|received|achieved?|earned|secured|handed"
    rf"|{MOVED} (?:up |down |back )?to"
    r"|(?:is|are|was|were|still|now|be) (?:\w+ )?(?:inadequate|requires? improvement))\b",
    re.IGNORECASE,
)
# What stands before a grade that was given.
GIVEN_BEFORE = tuple(
    re.compile(pattern + r"\s*$", re.IGNORECASE)
    for pattern in (
        # rated good; judged to be good; remained good; a rating of good
        rf"\b(?:{VERB}|{NOUN} of|remain(?:ed|s)?|awarded|given)"
        r"(?:,? (?:as|to be|to|individually|all|an?|overall|still|its|the|again|by ofsted))*",
        # rated the leadership of the service as good; judged by inspectors to be good
        rf"\b{VERB}\b[^.;:]{{0,200}}? (?:as|to be)(?: an?| still| overall)*",
        # branded the council's services inadequate
        rf"\b(?:rated|rates|branded|brands|judged|judges|graded|grades|labelled|deemed|declared)"
        rf" [^.;:,]{{0,90}}?\b{SERVICE}(?: overall)?",
        # with overall effectiveness as inadequate
        r"\b(?:effectiveness|overall) as",
        # concluded that the authority is good for adoption
        r"\b(?:conclud|rul|judg|found)\w* that [^.;]{0,60}?\b(?:council|authority|services)(?: \w+){0,3}?"
        r" (?:is|are|was|were)(?: still| now)?",
    )
)
# Words that give a grade only where nothing is said to be good: "fell to inadequate", not "moved to good offices".
MOVED_BEFORE = re.compile(
    rf"\b(?:received|achieved|earned|secured|handed|{MOVED} (?:[\w’']+ ){{0,6}}?to)(?: an?| overall| the)*\s*$",
    re.IGNORECASE,
)
NO_MORE = re.compile(
    r"^\s*(?:$|[,.;]|(?:overall|by|in|for|from|after|following|and|since|under|with|at)\b)", re.IGNORECASE
)
# "Its services were still inadequate": only of the grades that are hardly used but as such.
IS_BEFORE = re.compile(
    r"\b(?:services|department|council|authority)(?: \w+){0,3}?"
    r" (?:is|are|was|were)(?: still| now| overall| again)*\s*$",
    re.IGNORECASE,
)
STILL_BEFORE = re.compile(r"\b(?:still|now)\s*$", re.IGNORECASE)
UNMISTAKABLE = frozenset({"inadequate", "requires-improvement"})
GIVEN_AFTER = re.compile(rf"^(?: overall| ofsted)*(?: {NOUN})\b", re.IGNORECASE)
# A grade of something less than a judgement, or an adjective.
FEATURES_AFTER = re.compile(
    r"^(?: and \w+)? (?:features?|leadership|leaders|managers|outcomes|services?|elements?|standards|"
    r"aspects?|practices?|progress|work|examples?|news|enough|schools?)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:no longer|no \w+ (?:had|has|have|was|were|is|are)|not(?: \w+)? (?:by|just by|be(?:en)?|yet)|not|never|"
    r"none|too many|avoid\w*|moves? out of|moved out of|"
    r"escape[sd]?|up from|from|out of|far from|below|short of|rather than|instead of|fail\w*|without|ahead of|at least|"
    r"towards?|aim\w*|hop(?:e[sd]?|ing)|ambition\w*|target\w*|plan(?:s|ned)? to|want\w*|expect\w*|able to|on course|"
    r"journey to|remov\w+|shed(?:s|ding)?|shaken? off|lost|los(?:es|ing)|on track|potential\w*|"
    r"(?:will|would|could|should|may|might|can) (?:be|become|get|still be))"
    r"\s+(?:[\w’'-]+\s+){0,5}?$"
    r"|\bso(?: rating)?,? (?:and|or|to)(?: even| then|,? (?:ultimately|eventually),?)?(?: to| an?)*\s*$",
    re.IGNORECASE,
)
# Statements on councils in general: how many there are of a grade says nothing of any one, unless they are named.
IN_GENERAL = re.compile(
    r"\b(?:\d+(?:\.\d+)?(?: ?%| per ?cent| of the| out of)?|(?:only|just|over|more than|less than|nearly|almost) \w+|"
    r"none|half|all|most|many|some|few|both|third|quarters?|majority|two|three|four|five|six|seven|eight|nine|ten|"
    r"dozens?|other) (?:of (?:the )?)?(?:[\w’'-]+ ){0,3}?(?:councils|authorities|departments|boroughs|local areas)\b|"
    r"\b(?:no|any|every|another|one other) (?:other )?(?:local )?(?:authority|council)\b"
    r"|\bnone (?:has|have)\b|\b\d+(?:\.\d+)? ?(?:%|per ?cent)"
    r"|\b(?:too many|none|some|several|\d+|two|three|four|five|six|seven|eight|nine|ten) (?:of (?:the |its )?)?"
    r"(?:[\w’'-]+ )?(?:settings|providers|places|homes|centres|services|inspections|them)\b"
    r"|\b(?:councils|authorities|departments) (?:\w+ ){0,4}?(?:were|are|have been|had been)\b"
    r"|\b\d+ (?:have been|had been|were|are) (?:rated|judged|graded)",
    re.IGNORECASE,
)
OTHER_SERVICES = re.compile(
    r"\b(?:schools?|academ(?:y|ies)|nurser(?:y|ies)|pre-?schools?|colleges?|children[’']?s? (?:homes?|centres?)|"
    r"childminders?|"
    r"fostering (?:agency|agencies|service)|adoption agency|adult (?:social )?care|adults[’']? services|CQC|"
    r"Care Quality Commission|hospitals?|youth (?:offending|justice)|SEND\b|special educational needs|care homes?|"
    r"residential|programmes?|joint targeted|fire (?:and rescue )?service|police force)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(?:previous(?:ly)?|last inspection|formerly|had been|prior to|years? (?:ago|earlier|prior)|twice|"
    r"(?:two|three|four|several) times|(?:after|following) (?:two|three|four|successive|consecutive) [\w ]{0,24}"
    r"(?:ratings|judge?ments|inspections)|repeatedly|historically|respectively|being upgraded)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"\b(?:now|still|this (?:year|time|month|week)|(?:has|have) (?:been|judged|rated|graded|given|found)|today|"
    r"latest|most recent)\b",
    re.IGNORECASE,
)
LATELY = re.compile(r"\b(?:this (?:year|month|week)|last (?:month|week)|yesterday|today)\b", re.IGNORECASE)
# Ofsted's scale has a top and a bottom that articles name so; beside the grade itself it is the same grade again.
POSSIBLE = r"(?: possible| available| inspection)?"
ENDS_OF_SCALE = (
    (re.compile(rf"\b(?:lowest|worst|bottom){POSSIBLE} {NOUN}(?: possible)?", re.IGNORECASE), "inadequate"),
    (re.compile(rf"\b(?:highest|top|best){POSSIBLE} {NOUN}(?: possible)?", re.IGNORECASE), "outstanding"),
)
SAID_AGAIN = re.compile(rf"\s*[,–—(-]+\s*(?:the |Ofsted[’']s )?(?:lowest|worst|highest|top|best){POSSIBLE} {NOUN}\)?")
# How articles speak of grades and areas, and the reports' own words for it.
IN_OTHER_WORDS = (
    (re.compile(r"\b(?:needing|requiring|needs|need) improvement\b", re.IGNORECASE), "requires improvement"),
    (
        re.compile(
            r"\b(?:told|found|said|stating|judged) (?:that )?(?:it|they|services) (?:still )?required improvement\b"
            r"(?: to be good)?"
        ),
        "rated requires improvement",
    ),
    (
        re.compile(rf"\b({VERB}) to (?:still )?require improvement(?: to be good)?", re.IGNORECASE),
        r"\1 requires improvement",
    ),
    (re.compile(r"\b(?:the )?impact of (?:its |their )?leaders\b", re.IGNORECASE), "leadership"),
    (re.compile(r"\b(?:local )?(?:children[’']?s )?safeguarding (?:children[’']?s? )?board\b", re.IGNORECASE), "lscb"),
    (re.compile(r"\bchildren[’']?s?[’']? experiences? in care\b", re.IGNORECASE), "children in care"),
    (re.compile(r"\b(?:children|young people|those) (?:who are )?leaving care\b", re.IGNORECASE), "care leavers"),
    (re.compile(r"\b(?:slapped|hit|saddled) with\b", re.IGNORECASE), "given"),
    (re.compile(r"\b(early|mid|late)-(?=20\d\d\b)"), r"\1 "),
    (re.compile(r", external(?= link)?\b|(?<=\w) external(?=[,. ])"), ""),
    (re.compile(r"\bOFSTED\b"), "Ofsted"),
)
# A line of a list: "Children in care: good".
LISTED = re.compile(r"^(?P<area>[^.:]{5,140}?)\s*(?::| [–—-]) ?(?P<grade>[A-Za-z ]{4,40})\.?$")
INTRODUCES = re.compile(r"\b(?:include|includes|are|were|as|following|areas|that)\b[^.:]*:$", re.IGNORECASE)
IN_AREAS = re.compile(
    r"\bin (?:all|the following)\b[^.:]{0,40}\b(?:areas|categories)(?: of inspection)?[:.]?$", re.IGNORECASE
)
LONGEST_ITEM = 140
THEY = re.compile(r"(?:they|both|all|these|those|the two)\b", re.IGNORECASE)
ANOTHER = re.compile(r"that (?:trust|council|authority|county|borough)\b", re.IGNORECASE)
NEAR = 25  # characters behind a grade within which it is said of what service it is
# "The three judged good are: X; Y; Z": the names come after.
NAMED_AFTER = re.compile(
    rf"\b(?:councils|authorities|boroughs|\w+)?\s?{VERB} (?:as )?(?P<grade>[a-z ]{{4,30}}?)\b[^.:;]{{0,40}}? "
    r"(?:are|were|include|included):? (?P<names>[A-Z].*)$"
)
# "From the inadequate rating given in 2013 and 2015": an earlier grade and its years, or none.
FROM = re.compile(
    rf"\b(?:up |back )?from (?:an?|the|its|their|being)? ?(?P<grade>[a-z]+(?: improvement)?(?: to be good)?)\b"
    rf"(?P<rest>(?: overall)?(?: {NOUN})?(?: (?:which|that|it|was|were|had|been|is|awarded|given|received|handed|"
    r"published|by|ofsted|early|mid|late|during|following|at|after|in|the|its|last|previous|inspection|full|overall|"
    r"and|\d{4}|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b)*),?",
    re.IGNORECASE,
)
RELATIVE = re.compile(r", (?:which|who) (?P<clause>[^,]+), ")
SPLIT = re.compile(
    r",? (?:but|while|whereas|although|though|however)\b|;|\s[–—-]+ (?=now\b)|,? (?=since (?:it|they|its|being)\b)"
    r"|,? (?=since the [a-z ]{4,25} (?:rating|judge?ment|grade) )"
    r"|,? (?=after (?:\w+ing|it|they)\b)|,? (?:just )?(?=\w+ years after\b)|,? (?=having been\b)"
    r"|,? (?=when (?:it|they|the|services|inspectors)\b)"
    r"|,? (?=before (?:being|it|they|coming)\b)|,? (?=compared (?:with|to)\b)"
    r"|, (?=(?:inspectors|Ofsted|the report|it said|leaders)\b)"
)
EARLIER_CLAUSE = re.compile(
    r"^(?:since (?:it|they|its|being|the)|after (?:\w+ing|it|they)|having been|when|before|compared)\b"
)
SHORT_QUOTES = re.compile(r"[“”\"]|(?<!\w)['‘]|['’](?!\w)")
LISTING = re.compile(
    r"(?:[\s,()–—’'s-]|\b(?:and|as|well|the|both|city|county|borough|metropolitan|royal|council|councils|of|in|north|"
    r"south|east|west|along|with|plus)\b)*",
    re.IGNORECASE,
)
WITHIN = re.compile(r"\b(?:parts? of|towns? in|near|north of|south of|east of|west of) (?:the )?$", re.IGNORECASE)
RIGHT_BEHIND = re.compile(
    rf"^(?: overall)?(?: {NOUN})?(?: by \w+)?,? (?:in|of|since) (?:[A-Z][a-z]+ )?\d{{4}}"
    r"(?:(?:,| and|, and) (?:again )?(?:in )?(?:[A-Z][a-z]+ )?\d{4})*"
)
NAMED_BEHIND = re.compile(rf"^(?: {NOUN})?(?: (?:for|at|to|of|in))? (?:the )?$", re.IGNORECASE)
SOME_AREAS = re.compile(
    r"(?<!all )\b(?:two|three|four|some|several|most|many|\d)(?: out)?(?: of)?(?: the| four| five| six)* "
    r"(?:\w+ ){0,2}areas\b|"
    r"\bin (?:two|three|four|some|several|most|many|other|\d) (?:\w+ )?(?:areas|categories|aspects)|\bratings\b"
)
