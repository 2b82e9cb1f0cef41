"""Trains a net of the step bench with another framework and prints steps per second, as one line of JSON.

usage: train.py torch|jax tabular|mlp|cnn SECONDS

The same widths, batch and loss as bench/step-models.ts, Adam, data that lie in memory; one thread for torch (its second was slower on
two cores), whatever jax takes. Compiling and the first steps are not timed.
"""
import json
import sys
import time

import numpy as np

MODELS = {
    "tabular": {"shape": (100,), "hidden": [64, 32], "classes": 2, "batch": 256},
    "mlp": {"shape": (784,), "hidden": [256, 128], "classes": 10, "batch": 128},
    "cnn": {"shape": (1, 28, 28), "channels": [16, 32], "hidden": [64], "classes": 10, "batch": 64},
}
LEARNING_RATE = 1e-3
WARM_STEPS = 10


def batches(model):
    random = np.random.default_rng(0)
    features = random.uniform(-1, 1, (16, model["batch"], *model["shape"])).astype(np.float32)
    labels = random.integers(0, model["classes"], (16, model["batch"]))
    return features, labels


def timed(step, seconds):
    """Steps per second; step(i) takes one and waits for its end."""
    for i in range(WARM_STEPS):
        step(i)
    begun, cpu, steps = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - begun < seconds:
        step(steps)
        steps += 1
    wall, used = time.perf_counter() - begun, time.process_time() - cpu
    return {"steps": steps, "stepsPerSecond": steps / wall, "cpuMs": 1000 * used / steps}


def with_torch(model, seconds):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    parts, width = [], model["shape"][0]
    for channels in model.get("channels", []):
        parts += [nn.Conv2d(width, channels, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
        width = channels
    if "channels" in model:
        parts.append(nn.Flatten())
        width *= 7 * 7
    for hidden in model["hidden"]:
        parts += [nn.Linear(width, hidden), nn.ReLU()]
        width = hidden
    net = nn.Sequential(*parts, nn.Linear(width, model["classes"]))
    optimizer = torch.optim.Adam(net.parameters(), lr=LEARNING_RATE)
    features, labels = (torch.from_numpy(values) for values in batches(model))

    def step(i):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(features[i % 16]), labels[i % 16])
        loss.backward()
        optimizer.step()
        return loss.item()

    return {"version": torch.__version__, **timed(step, seconds)}


def with_jax(model, seconds):
    import jax
    import jax.numpy as jnp
    from jax import lax

    random = np.random.default_rng(1)
    params, width = [], model["shape"][0]
    for channels in model.get("channels", []):
        params.append((random.normal(0, 0.1, (channels, width, 3, 3)).astype(np.float32), np.zeros((channels, 1, 1), np.float32)))
        width = channels
    width *= 7 * 7 if "channels" in model else 1
    for units in [*model["hidden"], model["classes"]]:
        params.append((random.normal(0, 0.1, (width, units)).astype(np.float32), np.zeros(units, np.float32)))
        width = units
    count = len(model.get("channels", []))

    def loss_of(params, x, y):
        for kernel, bias in params[:count]:
            x = jax.nn.relu(lax.conv_general_dilated(x, kernel, (1, 1), "SAME") + bias)
            x = lax.reduce_window(x, -jnp.inf, lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")
        x = x.reshape(x.shape[0], -1)
        for kernel, bias in params[count:-1]:
            x = jax.nn.relu(x @ kernel + bias)
        kernel, bias = params[-1]
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(x @ kernel + bias), y[:, None], 1))

    @jax.jit
    def update(state, x, y):
        params, m, v, n = state
        loss, gradients = jax.value_and_grad(loss_of)(params, x, y)
        n += 1
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, gradients)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, gradients)
        moved = jax.tree.map(lambda p, m, v: p - LEARNING_RATE * (m / (1 - 0.9**n)) / (jnp.sqrt(v / (1 - 0.999**n)) + 1e-8), params, m, v)
        return (moved, m, v, n), loss

    zeros = jax.tree.map(np.zeros_like, params)
    holder = {"state": (params, zeros, zeros, 0.0)}
    features, labels = batches(model)

    def step(i):
        holder["state"], loss = update(holder["state"], features[i % 16], labels[i % 16])
        return float(loss)

    return {"version": jax.__version__, **timed(step, seconds)}


tool, name, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
print(json.dumps({"tool": tool, "model": name, **{"torch": with_torch, "jax": with_jax}[tool](MODELS[name], seconds)}))
