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
    "period": "Evidence, timelines, growth and counts on every page are of these days. Scores, "
    "intervals and routes are of the newest analysis: another one is made by `leylines analyse`.",
    "seeds": "The people through whom, together, influence spreads furthest: who reaches the same "
    "people as another one is worth little beside that one.",
    "adds": "How many people the person reaches on average whom those above do not.",
    "guarantee": "What the people chosen add is at least this share of what any allowed choice "
    "could add. It is a proven bound, and mostly far below what they are worth.",
    "model": "Independent cascade: whoever is reached tries once to reach each whom they "
    "influence. Linear threshold: somebody is reached once those who influence them and are "
    "reached weigh enough.",
    "already": "They spread it anyway. What the chosen people add to them counts.",
    "top score": "The people of the highest score there, who can still be paid for.",
    "cost": "A CSV file with the columns person (an id) and one with what each costs, above 0. "
    "Who is not in it costs 1.",
    "roles": "How often influence passes from one through this person to another whom the first "
    "does not influence, by the communities of the three (Gould and Fernandez, 1989).",
    "coordinator": "All three in one community.",
    "itinerant": "The two in one community, this person in another.",
    "gatekeeper": "From outside to somebody of this person's own community: brings in.",
    "representative": "From somebody of this person's own community to outside: carries out.",
    "liaison": "The three in three different communities.",
    "total": "In any of the five roles.",
    "expected": "How often it would be if every influence were there with the same chance. People "
    "who influence many exceed it everywhere: compare the roles of one person.",
    "home": "The community of most of what the person did, or the detected group the person is in.",
    "participation": "How evenly the person's activity is spread over communities: 0 all in one, "
    "near 1 a little in each of many.",
    "constraint": "Burt's constraint: how far the person's contacts are contacts of one another. "
    "Low: the person stands between people who do not know each other.",
    "effective size": "How many contacts the person has that are not contacts of one another.",
    "bridge": "The strength of the influence that can pass through the person: the smaller of "
    "that with the one community's people and that with the other's.",
    "between": "People on the routes shown, between their ends. Without one of them influence has "
    "to go round.",
    "lost": "Between how many pairs of others influence arrives only through this person, on "
    "average over simulated cascades.",
    "cut off": "How many nobody who has a route to this person could get at any more.",
    "overlap": "Of the first people of each community, how many are first in both.",
    "moved": "Both analyses are computed again from what the graph now holds, the earlier one by "
    "its own settings and up to its own day.",
    "cause": "What each cause did to the score, averaged over all orders in which they can come: "
    "the parts add up exactly to the change (Shapley values).",
    "timeline": "Given: what this person did to others. Received: what others did to this person.",
    "playback": "How the people drawn came to act upon one another. A person is the larger the "
    "more different people have reacted so far.",
    "sure": "By an e-mail address or by naming each other. What only similar names speak for is "
    "never among them.",
}
