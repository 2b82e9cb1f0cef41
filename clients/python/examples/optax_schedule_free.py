"""JAX with optax on UCI Adult: schedule-free AdamW behind clipping that is declared as the scale of every layer."""

import jax
import optax
from data import flags
from jax_task import batches, dense_net, loss_of, score
from optax import contrib

import gradlens

args = flags(steps=1500, rate=3e-3, clip=0.5)
params = dense_net(hidden=64)
clip = gradlens.declared(optax.clip_by_global_norm(args.clip))
optimizer = gradlens.tap(optax.chain(clip, contrib.schedule_free_adamw(args.rate, warmup_steps=50)))
state = optimizer.init(params)


@jax.jit
def update(params, state, x, y):
    loss, gradients = jax.value_and_grad(loss_of)(params, x, y)
    updates, state = optimizer.update(gradients, state, params)
    return optax.apply_updates(params, updates), state, loss


spec = {"data": "uci-adult", "optimizer": "schedule-free adamw", **vars(args)}
with gradlens.follow(gradlens.start("optax schedule-free", gradlens.layer_names(params), scaler="clip", spec=spec, total_steps=args.steps)) as follower:
    print(f"run {follower.run}", flush=True)
    for x, y in batches(args.steps):
        params, state, loss = update(params, state, x, y)
        follower.step(state, loss, learning_rate=args.rate)
    follower.evaluation("test", *score(contrib.schedule_free_eval_params(state.inner[1], params)))
