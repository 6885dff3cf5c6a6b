"""The terms of the pages, each in one or two sentences, shown where a person points at them."""

from collections.abc import Mapping

TERMS: Mapping[str, str] = {
    "correlation": "Spearman's rank correlation, over the members, of the standing here with the "
    "standing everywhere. Near 1, a good name everywhere means a good name here; near 0, the two "
    "have nothing to do with each other.",
    "interval": "90 % interval: were the same people observed again, the value would lie in it "
    "nine times out of ten. Wide means that little is known.",
    "score": "0 to 100, on a logarithmic scale: how much others react to this person, those "
    "counting more to whom others react in turn. Many different people count more than one "
    "person many times.",
    "tier": "People of one tier are not told apart from its first: the 90 % interval of the "
    "difference of their scores includes 0.",
    "percentile": "How many in a hundred stand below.",
    "local": "Standing in this community alone, as a percentile.",
    "global": "Standing over all networks and communities together, as a percentile.",
    "lift": "Percentile here minus percentile everywhere. High: this community knows something "
    "about the person that a global list does not.",
    "local hero": "Strong here, not everywhere: whom a global list would miss.",
    "visiting celebrity": "Strong everywhere, not here: a name that does not carry into this "
    "community.",
    "quadrant": "strong in both; local hero (strong here only); visiting celebrity (strong "
    "everywhere else only); the rest.",
    "share": "The part of all the influence arriving in the one community that comes from the "
    "other. Shares into different communities do not add up.",
    "probability": "That the second person reacts to something the first one does, estimated from "
    "how often that has happened.",
    "strength": "How much interaction carries the influence: by kind, newer counting more, and "
    "less from those who react to everything.",
    "betweenness": "How many of the shortest routes between all people pass through this one.",
    "value": "The probability of the route times the score, in the target community, of the person "
    "at its end.",
    "detected": "A group that the analysis found by who influences whom, whatever the communities "
    "are called.",
    "made of": "Exactly: the score comes from a sum over those who react to this person, and to "
    "those whom this person influences. The parts add up before the sum is put on the scale to "
    "100, which is logarithmic.",
    "agreement": "Spearman's rank correlation of the order now with the order then. 1: nobody "
    "passes anybody. Where fewer than five people are it says nothing.",
    "newcomers": "People who acted here for the first time in that month.",
    "sure": "By an e-mail address or by naming each other. What only similar names speak for is "
    "never among them.",
}
