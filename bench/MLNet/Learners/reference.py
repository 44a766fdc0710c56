"""Fits scikit-learn's HistGradientBoosting. Says its version, then reads lines "load FILE FEATURES KIND ITERATIONS" and "fit"."""
import sys
import time

import numpy
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

print(sklearn.__version__, flush=True)
for line in sys.stdin:
    command, *arguments = line.split()
    if command == "load":
        file, features, kind, iterations = arguments
        rows = numpy.fromfile(file, dtype=numpy.float32).reshape(-1, int(features) + 1).astype(numpy.float64)
        x, y = numpy.ascontiguousarray(rows[:, :-1]), rows[:, -1].copy()
        make = HistGradientBoostingRegressor if kind == "regressor" else HistGradientBoostingClassifier
        print("loaded", flush=True)
    else:
        model = make(max_iter=int(iterations), random_state=1)
        start, processor = time.perf_counter(), time.process_time()
        model.fit(x, y)
        print(time.perf_counter() - start, time.process_time() - processor, flush=True)
