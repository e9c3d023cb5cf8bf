"""The words by which a section is known to be about a treatment, to name harms, or to say who gains."""

from __future__ import annotations

import re

STRENGTHEN = re.compile(
    r"\bstrengthening exercises?\b|\bpelvic floor (?:strengthening|exercises?)\b"
    r"|\bstrengthen (?:these|the|your) (?:pelvic floor )?muscles\b"
    r"|\b(?:do|start|try|begin|practi[cs]e)\b[^.!?]{0,25}\b(?:squeezes|squeezing|kegels?|strengthening)\b",
    re.IGNORECASE,
)
BRANCH = re.compile(
    r"\b(?:too )?tight\b|\brelax\w*|\blet(?:ting)? go\b|\bnot for everyone\b|\bpause\b|\bsomeone checks\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(?:do not|never|not|before|pause|stop)\b[^.!?]*$", re.IGNORECASE)
TREATMENT = re.compile(
    r"\binject\w*|\bablation|\bradiofrequency|\bsurg\w+|\bmedicin\w*|\bmedication\w*"
    r"|\bhormon\w+ treat\w*|\bnerve treatments?"
    r"|\bminimally invasive|\bpain reli\w+",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\bharms?\b|\brisks?\b|\bside effects?\b|\bbleed\w*|\bbruis\w+|\binfect\w*|\bgo wrong\b"
    r"|\bwears? off\b|\bhurts?\b|\bclots?\b",
    re.IGNORECASE,
)
OTHERWISE = re.compile(
    r"\bwait(?:ing)?\b|\bwhat else\b|\bother (?:choices?|options?|ways?|steps?)\b"
    r"|\bbeside the other\b|\]\(T-\d+\)|\balternatives? (?:are|include)",
    re.IGNORECASE,
)
WHEN_TO_GET_HELP = re.compile(
    r"\bwhen to (?:get|seek|see)\b|\bseek\w* (?:professional|medical)\b", re.IGNORECASE
)
EMERGENCY = re.compile(r"\bemergency\b|\{emergency\}|\bat once\b|\(#when\)", re.IGNORECASE)
OWN_PRODUCT = re.compile(r"\bCoreflex\b", re.IGNORECASE)
WHO_GAINS = re.compile(
    r"\bclinic(?:’s|'s)? (?:that|whose|says|offers|earns|own|words)|\bone clinic(?:’s|'s)", re.IGNORECASE
)
CLAIM = re.compile(
    r"\b(?:studies|trials?|research|reviews?) (?:show|found|find|prove|suggest)\w*"
    r"|\bevidence (?:shows|suggests)|\bscientifically\b"
    r"|\b\d+(?:\.\d+)? ?% (?:of|lower|higher|fewer|less likely|more likely)\b|\b\d+ in (?:every )?\d+\b",
    re.IGNORECASE,
)
