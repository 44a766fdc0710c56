"""What both workers share: lines "NET THREADS COUNT" in, "SECONDS LOSS" out."""
import sys


def serve(run):
    with open("/proc/self/maps") as maps:
        loaded = maps.read()
    if not any(library in loaded for library in ("openblas", "mkl", "blis")):
        sys.exit("Python's torch runs on the reference BLAS here, which compares nothing: install libopenblas0-pthread.")
    for line in sys.stdin:
        name, threads, count = line.split()
        print(*run(name, int(threads), int(count)), flush=True)
