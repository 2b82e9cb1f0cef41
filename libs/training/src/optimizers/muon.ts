import * as tf from '@tensorflow/tfjs';

import type { OptimizerSpec } from '#libs/contracts';
import { addMomentum, addWeightDecay, chain, type GradientTransform, joinStates, type Layout, partOf, scaleByAdam, tidyRecord, unflatten } from '#libs/gradient-scaling';
import { orthogonalize } from '#libs/tensor-math';

import type { BaseOptimizer, LearningRate } from './base-optimizer.js';
import { descend } from './descend.js';

type MuonSpec = Extract<OptimizerSpec, { kind: 'muon' }>;

/** With it an orthogonal update is about as long as one of Adam, so that one learning rate serves both. */
const RMS_OF_ADAM = 0.2;
/** Layers whose weights are not mapped from hidden numbers to hidden numbers. */
const NOT_HIDDEN: readonly string[] = ['head'];

/**
 * Muon: for the kernels of hidden layers that are matrices, b ← μ b + g, w ← w − η s (0.2 √max(m, n) · O(g + μ b) + λ w), O the
 * orthogonalisation by Newton–Schulz; AdamW for the rest: biases, norms, embeddings, convolutions, the head.
 *
 * @see Jordan et al., Muon, 2024, https://kellerjordan.github.io/posts/muon/
 * @see Liu et al., Muon is Scalable for LLM Training, 2025, https://arxiv.org/abs/2502.16982 (the factor 0.2 √max(m, n), the decay)
 */
export function muon(spec: MuonSpec, learningRate: LearningRate): BaseOptimizer {
  return descend('muon', chain('direction', orthogonalOrAdam(spec), addWeightDecay(spec)), { learningRate, schedule: spec.schedule });
}

/** Both run over all weights, elementwise work being cheap; each variable takes its own. */
function orthogonalOrAdam(spec: MuonSpec): GradientTransform {
  const [momentum, adam] = [addMomentum(spec), scaleByAdam(spec)];
  return {
    name: 'muon',
    init: (params, layout) => joinStates([['momentum', momentum.init(params, layout)], ['adam', adam.init(params, layout)]]),
    update: (updates, state, context) =>
      tidyRecord(() => {
        const sums = momentum.update(updates, partOf(state, 'momentum'), context);
        const others = adam.update(updates, partOf(state, 'adam'), context);
        const ahead = tf.add(updates, tf.mul(sums.updates, spec.momentum));
        return {
          updates: chosen(ahead, others.updates, context.layout),
          state: joinStates([['momentum', sums.state], ['adam', others.state]]),
        };
      }),
  };
}

/** The orthogonalised variables of `ahead`, and all others of `adam`; flat `[P]` or `[R, P]`, as both are. */
function chosen(ahead: tf.Tensor, adam: tf.Tensor, layout: Layout): tf.Tensor {
  const [matrices, rest] = [unflatten(ahead, layout), unflatten(adam, layout)];
  const lead = ahead.shape.slice(0, -1);
  const parts = layout.layers.flatMap(({ name, variables }) =>
    variables.map((variable) => {
      const taken = isHiddenMatrix(name, variable) ? orthogonal(matrices[name]?.[variable.name] as tf.Tensor) : (rest[name]?.[variable.name] as tf.Tensor);
      return tf.reshape(taken, [...lead, variable.size]);
    }),
  );
  return tf.concat(parts, -1);
}

function isHiddenMatrix(layer: string, { name, shape }: { readonly name: string; readonly shape: readonly number[] }): boolean {
  return name === 'kernel' && shape.length === 2 && !NOT_HIDDEN.includes(layer);
}

/** `[m, n]`, or `[R, m, n]` one replica after the other: its arithmetic is what it costs. */
function orthogonal(matrix: tf.Tensor): tf.Tensor {
  if (matrix.rank === 3) return tf.stack(tf.unstack(matrix).map(orthogonal));
  const [rows, columns] = matrix.shape as [number, number];
  return tf.mul(orthogonalize(matrix as tf.Tensor2D), RMS_OF_ADAM * Math.sqrt(Math.max(rows, columns)));
}
