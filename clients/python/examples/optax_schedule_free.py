"""JAX with optax on UCI Adult: schedule-free AdamW behind clipping that is declared as the scale of every layer."""

import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
from data import adult
from optax import contrib

import gradlens

inputs, labels = adult()
inputs, unseen, labels, answers = inputs[:26000], inputs[26000:], labels[:26000], labels[26000:]
steps = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
rng, keys = np.random.default_rng(0), jax.random.split(jax.random.PRNGKey(0), 2)
sizes = {"dense1": (inputs.shape[1], 64), "dense2": (64, 2)}
params = {name: {"w": jax.random.normal(key, size) / size[0] ** 0.5, "b": jnp.zeros(size[1])} for key, (name, size) in zip(keys, sizes.items(), strict=True)}
optimizer = gradlens.tap(optax.chain(gradlens.declared(optax.clip_by_global_norm(0.5)), contrib.schedule_free_adamw(3e-3, warmup_steps=50)))
spec = {"data": "uci-adult", "optimizer": "schedule-free adamw", "rate": 3e-3, "clip": 0.5, "batch": 128}
layers = [{"name": name, "kind": "dense", "depth": at} for at, name in enumerate(gradlens.layer_names(params))]
follower = gradlens.follow(gradlens.start("optax schedule-free", layers, scaler="clip", spec=spec, total_steps=steps))
print(f"run {follower.recorder.run}", flush=True)


def outputs_of(params, x):
    hidden = jax.nn.gelu(x @ params["dense1"]["w"] + params["dense1"]["b"])
    return hidden @ params["dense2"]["w"] + params["dense2"]["b"]


def loss_of(params, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(outputs_of(params, x), y).mean()


@jax.jit
def update(params, state, x, y):
    loss, gradients = jax.value_and_grad(loss_of)(params, x, y)
    updates, state = optimizer.update(gradients, state, params)
    return optax.apply_updates(params, updates), state, loss


state = optimizer.init(params)
for _ in range(steps):
    batch = rng.integers(0, len(inputs), 128)
    params, state, loss = update(params, state, inputs[batch], labels[batch])
    follower.step(state, loss, learning_rate=3e-3)
averaged = contrib.schedule_free_eval_params(state.inner[1], params)
correct = float((outputs_of(averaged, unseen).argmax(1) == answers).mean())
follower.recorder.evaluation("test", float(loss_of(averaged, unseen, answers)), correct)
print(follower.close())
