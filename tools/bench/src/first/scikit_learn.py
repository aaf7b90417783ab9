"""Prints what importing scikit-learn and a first fit cost a process that has done nothing before."""

import json
import time

state = 1


def random():
    global state
    state = state * 48271 % 2147483647
    return state / 2147483647


rows = [[random() + i % 3, random() + i % 3 * 2] for i in range(1000)]
cpu, wall = time.process_time(), time.perf_counter()

from sklearn.mixture import GaussianMixture  # noqa: E402 (what is timed)

GaussianMixture(3, random_state=0).fit(rows)
print(json.dumps({"wall": (time.perf_counter() - wall) * 1e3, "cpu": (time.process_time() - cpu) * 1e3}))
