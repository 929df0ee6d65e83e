"""The largest remainder in NumPy, as usually written or by an expert.

Prints the best time in nanoseconds and the checksum of the amounts.
"""

import sys
import time

import numpy as np


def usual(heads, pot, base):
    total = heads.sum()
    product = heads * pot
    kronor = base + product // total
    remainder = product % total
    missing = int(pot - (kronor - base).sum())
    order = np.lexsort((np.arange(len(heads)), -remainder))
    kronor[order[:missing]] += 1
    return kronor


def expert(heads, pot, base):
    total = int(heads.sum())
    share = (heads * (pot / total)).astype(np.int64)
    remainder = heads * pot
    remainder -= share * total
    share -= remainder < 0
    remainder[remainder < 0] += total
    over = remainder >= total
    share += over
    remainder[over] -= total
    missing = pot - int(share.sum())
    share += base
    if missing:
        cut = np.partition(remainder, len(heads) - missing)[len(heads) - missing]
        above = remainder > cut
        share += above
        ties = np.flatnonzero(remainder == cut)[: missing - np.count_nonzero(above)]
        share[ties] += 1
    return share


def main():
    how, size, pot, base, runs = sys.argv[1], *map(int, sys.argv[2:6])
    heads = np.fromfile("population.bin", dtype=np.int64, count=size)
    solve = usual if how.startswith("as") else expert
    best, spent = float("inf"), 0.0
    for _ in range(runs):
        start = time.perf_counter_ns()
        kronor = solve(heads, pot, base)
        took = time.perf_counter_ns() - start
        best, spent = min(best, took), spent + took
        if spent > 10e9:
            break
    weight = np.arange(size, dtype=np.int64) % 1009 + 1
    with np.errstate(over="ignore"):
        checksum = int((kronor * weight).sum())
    print(best, checksum)


main()
