"""New Leaf: a safe, private conversational guide to becoming close again after a betrayal."""

import os

# Before numpy is loaded. Its library for sums would start threads for what takes a fraction of a millisecond, and wait
# for them: on a busy machine with two cores fifteen times as long. The work is shared out among our own threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
