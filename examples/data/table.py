#!/usr/bin/env python3
"""Writes dyads.csv and names.csv: six invented states, fifteen pairs, twenty years.

The columns are called as in the tables of the field (COW, ATOP, Polity), so that the draft beside this file runs on
these with another path. The numbers are made here, by rules that anyone can read, and say nothing of the world.

    python3 table.py
"""

import csv
from itertools import combinations
from pathlib import Path

STATES = {901: "Arda", 902: "Belor", 903: "Corvia", 904: "Dresta", 905: "Elland", 906: "Fenwick"}
YEARS = range(1960, 1980)
NEIGHBOURS = {(901, 902), (902, 903), (903, 904), (904, 905), (905, 906), (901, 906), (902, 905)}

# A state is a democracy until, or from, a year on. Polity has -88 for a state in transition.
POLITY = {
    901: lambda year: 9,
    902: lambda year: 8 if year < 1971 else -7,
    903: lambda year: -6 if year < 1968 else 7,
    904: lambda year: -9 if year < 1974 else -88 if year < 1976 else 6,
    905: lambda year: 10,
    906: lambda year: -5,
}

# Who has a strategic rival in common with whom, and when; and who is allied with whom, from when to when.
THREATS = {
    (901, 902): (1962, 1979),
    (901, 905): (1965, 1974),
    (902, 905): (1962, 1971),
    (903, 904): (1960, 1969),
    (905, 906): (1970, 1979),
    (901, 903): (1970, 1979),
}
PACTS = {(901, 902): (1963, 1979), (901, 905): (1966, 1979), (902, 905): (1964, 1970), (903, 904): (1960, 1966)}


def within(spans, pair, year):
    first, last = spans.get(pair, (1, 0))
    return first <= year <= last


def rows():
    for pair in combinations(STATES, 2):
        one, other = pair
        for year in YEARS:
            # Nobody knows what the last two promised each other in secret.
            pact = "NA" if pair == (905, 906) and year >= 1976 else int(within(PACTS, pair, year))
            threat = int(within(THREATS, pair, year))
            contiguity = 1 if pair in NEIGHBOURS else 0
            yield [one, other, year, pact, threat, contiguity, POLITY[one](year), POLITY[other](year)]


def write(name, header, lines):
    with open(Path(__file__).parent / name, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *lines])


columns = ["ccode1", "ccode2", "year", "atop_defense", "shared_threat", "conttype", "polity21", "polity22"]
write("dyads.csv", columns, rows())
write("names.csv", ["ccode", "statename"], STATES.items())
