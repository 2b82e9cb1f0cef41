"""What the JAX example has beside its training: UCI Adult in batches, and a dense net."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
from data import adult

INPUTS, LABELS = adult()
#: Rows behind these are for the test.
TRAINED = len(INPUTS) * 4 // 5


def batches(steps, size=128):
    """So many batches of training rows, drawn at random."""
    rng = np.random.default_rng(0)
    for _ in range(steps):
        batch = rng.integers(0, TRAINED, size)
        yield INPUTS[batch], LABELS[batch]


def dense_net(hidden):
    """Parameters of a net with one hidden layer, by layer."""
    sizes = {"dense1": (INPUTS.shape[1], hidden), "dense2": (hidden, 2)}
    keys = jax.random.split(jax.random.PRNGKey(0), len(sizes))
    return {name: {"w": jax.random.normal(key, size) / size[0] ** 0.5, "b": jnp.zeros(size[1])} for key, (name, size) in zip(keys, sizes.items(), strict=True)}


def outputs_of(params, x):
    hidden = jax.nn.gelu(x @ params["dense1"]["w"] + params["dense1"]["b"])
    return hidden @ params["dense2"]["w"] + params["dense2"]["b"]


def loss_of(params, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(outputs_of(params, x), y).mean()


def score(params):
    """Loss and accuracy on test rows."""
    x, y = INPUTS[TRAINED:], LABELS[TRAINED:]
    return float(loss_of(params, x, y)), float((outputs_of(params, x).argmax(1) == y).mean())
