"""Answers the bench's requests with scikit-learn, a JSON object a line, until standard input ends."""

import json
import os
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.mixture import GaussianMixture

# A fit of a given number of iterations does not converge, and that is meant.
warnings.filterwarnings("ignore")


def kmeans(x, task):
    start = np.array(task["start"]).reshape(-1, x.shape[1])
    return KMeans(task["clusters"], init=start, n_init=1, max_iter=task["iterations"], tol=0, algorithm="lloyd")


def mixture(x, task, shape):
    variances = np.array(task["variances"])
    clusters = task["clusters"]
    return GaussianMixture(
        clusters,
        covariance_type=shape,
        tol=0,
        max_iter=task["iterations"],
        reg_covar=task["regularization"],
        init_params="random",
        weights_init=np.full(clusters, 1 / clusters),
        means_init=np.array(task["start"]).reshape(clusters, -1),
        precisions_init=np.array([np.diag(1 / variances) if shape == "full" else 1 / variances] * clusters),
    )


def fitted_kmeans(task):
    def answer(model):
        # Its last iteration before it stops by itself is the one that changed nothing.
        stopped = model.n_iter_ < task["iterations"]
        return {"objective": model.inertia_, "iterations": model.n_iter_ - stopped}

    return answer


def prepare_kmeans(x, task):
    return lambda: kmeans(x, task).fit(x), fitted_kmeans(task)


def prepare_em(shape):
    def prepare(x, task):
        def answer(model):
            return {"objective": model.score(x) * len(x), "iterations": model.n_iter_}

        return lambda: mixture(x, task, shape).fit(x), answer

    return prepare


def prepare_seeding(x, task):
    def answer(found):
        return {"objective": -KMeans(task["clusters"], init=found[0], n_init=1, max_iter=1).fit(found[0]).score(x), "iterations": 1}

    return lambda: kmeans_plusplus(x, task["clusters"], random_state=0), answer


def prepare_predict(model, centers):
    lengths = (centers**2).sum(axis=1)
    return lambda x: model.predict(x), lambda labels: {"objective": lengths[labels].sum(), "iterations": 1}


def prepare_predict_kmeans(x, task):
    model = kmeans(x, task).fit(x)
    run, answer = prepare_predict(model, model.cluster_centers_)
    return lambda: run(x), answer


def prepare_predict_em(x, task):
    model = mixture(x, task, "full").fit(x)
    run, answer = prepare_predict(model, model.means_)
    return lambda: run(x), answer


def prepare_best_of(x, task):
    recipe = KMeans(task["clusters"], n_init=20, max_iter=task["iterations"], tol=0, algorithm="lloyd", random_state=0)
    return lambda: recipe.fit(x), lambda model: {"objective": model.inertia_, "iterations": model.n_iter_}


jobs = {
    "kmeans": prepare_kmeans,
    "seeding": prepare_seeding,
    "em-full": prepare_em("full"),
    "em-diag": prepare_em("diag"),
    "predict-kmeans": prepare_predict_kmeans,
    "predict-em": prepare_predict_em,
    "best-of": prepare_best_of,
}


def memory_line(name):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(name + ":"))


def forget_peak():
    """Starts a new high-water mark and gives the bytes held now; None where the platform is not Linux or forbids it."""
    try:
        with open("/proc/self/clear_refs", "w") as refs:
            refs.write("5")
        return memory_line("VmRSS")
    except OSError:
        return None


def measure(run, answer, repeats):
    held = forget_peak()
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(repeats):
        result = run()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = None if held is None else max(0, memory_line("VmHWM") - held)
    return {"wall": wall * 1e3 / repeats, "cpu": cpu * 1e3 / repeats, "memory": memory, **answer(result)}


def say(message):
    print(json.dumps(message, default=float), flush=True)


def main():
    say({"version": f"{sklearn.__version__}, NumPy {np.__version__}, {os.environ['OMP_NUM_THREADS']} thread"})
    x = None
    for line in sys.stdin:
        try:
            request = json.loads(line)
            if request["do"] == "load":
                x = np.fromfile(request["file"]).reshape(request["rows"], request["cols"])
                say({})
            else:
                run, answer = jobs[request["task"]["job"]](x, request["task"])
                say(measure(run, answer, request["repeats"]))
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}"})


main()
