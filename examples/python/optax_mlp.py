"""JAX with optax in two lines more: `gradlens.tap` around the optimizer, `follow(...).step` after each update."""

import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
from optax import contrib

import gradlens

rng = np.random.default_rng(0)
inputs = rng.normal(size=(4096, 20)).astype("f4")
labels = (inputs[:, :2].prod(axis=1) > 0).astype("i4")
keys = jax.random.split(jax.random.PRNGKey(0), 2)
sizes = {"dense1": (20, 64), "dense2": (64, 2)}
params = {name: {"w": jax.random.normal(key, size) / size[0] ** 0.5, "b": jnp.zeros(size[1])} for key, (name, size) in zip(keys, sizes.items(), strict=True)}

optimizer = gradlens.tap(optax.chain(gradlens.declared(optax.clip_by_global_norm(1.0)), contrib.schedule_free_adamw(3e-3)))
follower = gradlens.follow(gradlens.start("optax mlp", gradlens.layer_names(params), scaler="clip"))


def loss_of(params, x, y):
    hidden = jax.nn.gelu(x @ params["dense1"]["w"] + params["dense1"]["b"])
    return optax.softmax_cross_entropy_with_integer_labels(hidden @ params["dense2"]["w"] + params["dense2"]["b"], y).mean()


@jax.jit
def update(params, state, x, y):
    loss, gradients = jax.value_and_grad(loss_of)(params, x, y)
    updates, state = optimizer.update(gradients, state, params)
    return optax.apply_updates(params, updates), state, loss


state = optimizer.init(params)
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 500):
    batch = rng.integers(0, len(inputs), 64)
    params, state, loss = update(params, state, inputs[batch], labels[batch])
    follower.step(state, loss, learning_rate=3e-3)
print(follower.close())
