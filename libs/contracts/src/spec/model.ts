import { z } from 'zod';

import { META_START, metaWeightsSchema } from './meta-weights.js';

const activation = z.enum(['relu', 'tanh', 'gelu']).default('gelu');

/** Share of the numbers behind each hidden dense layer that a training step drops, drawn anew from seed, step and layer; none without it. */
const dropout = z.number().min(0).max(0.9).optional();

/** Fully connected net: hidden widths, then a linear head. */
const mlpSchema = z.strictObject({
  kind: z.literal('mlp'),
  hidden: z.array(z.int().min(1).max(8192)).max(64).default([100, 64, 32]),
  activation,
  /** A layer norm after each hidden layer, before the activation. */
  layerNorm: z.boolean().default(false),
  dropout,
  /** Numbers of the embedding of each categorical column that has more categories than that; without it all are one-hot. Tables only. */
  embeddings: z.int().min(1).max(64).optional(),
});

/** Small convolutional net: 3×3 convolutions each followed by 2×2 pooling, then dense layers. Images only. */
const cnnSchema = z.strictObject({
  kind: z.literal('cnn'),
  /** Output channels of each convolution. */
  channels: z.array(z.int().min(1).max(1024)).min(1).max(6).default([16, 32]),
  dense: z.array(z.int().min(1).max(8192)).max(8).default([64]),
  /** What is kept of each window: its largest number (without it), or the mean, which is smooth. */
  pooling: z.enum(['max', 'average']).optional(),
  activation,
  layerNorm: z.boolean().default(false),
  dropout,
});

/** The mean of the embeddings of a text's tokens, then dense layers: a net that does not see their order. Texts only. */
const textBagSchema = z.strictObject({
  kind: z.literal('text-bag'),
  /** Numbers of an embedding. */
  width: z.int().min(1).max(1024).default(32),
  hidden: z.array(z.int().min(1).max(8192)).max(8).default([32]),
  activation,
  layerNorm: z.boolean().default(false),
  dropout,
});

/** Embeddings of tokens and places, then blocks of attention and a dense net of two layers, each behind a layer norm. Texts only. */
const transformerSchema = z
  .strictObject({
    kind: z.literal('transformer'),
    /** Numbers of an embedding, a multiple of `heads`. */
    width: z.int().min(1).max(1024).default(32),
    heads: z.int().min(1).max(32).default(2),
    blocks: z.int().min(1).max(12).default(1),
    /** Width of the hidden layer of each block. */
    feedForward: z.int().min(1).max(8192).default(64),
    /** `causal`: no token sees those behind it, and the last one predicts; `full`: all see all, and their mean predicts. */
    attention: z.enum(['full', 'causal']).default('full'),
    activation,
  })
  .refine(({ width, heads }) => width % heads === 0, { path: ['heads'], error: 'a divisor of width' });

export const modelSchema = z.discriminatedUnion('kind', [mlpSchema, cnnSchema, textBagSchema, transformerSchema]);
export type ModelSpec = z.infer<typeof modelSchema>;

const learningRate = z.number().gt(0).max(100);

/**
 * How the learning rate changes: cosine falls from the learning rate to `floor` times it in `steps` applied steps, and stays there,
 * η = lr · (floor + (1 − floor) · ½(1 + cos(π n/steps))). Constant without it.
 */
const schedule = z.strictObject({ kind: z.literal('cosine'), steps: z.int().min(1).max(100_000_000), floor: z.number().min(0).lt(1).default(0) }).optional();
export type ScheduleSpec = z.infer<typeof schedule>;

const adamFields = {
  beta1: z.number().min(0).lt(1).default(0.9),
  beta2: z.number().min(0).lt(1).default(0.999),
  epsilon: z.number().gt(0).default(1e-8),
  /** Decoupled from the moments. */
  weightDecay: z.number().min(0).max(1).default(0),
};

/** Base optimizers: what turns gradients into a direction. */
export const optimizerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sgd'),
    learningRate: learningRate.default(0.1),
    momentum: z.number().min(0).lt(1).default(0.9),
    weightDecay: z.number().min(0).max(1).default(0),
    schedule,
  }),
  z.strictObject({
    kind: z.literal('adam'),
    learningRate: learningRate.default(0.001),
    beta1: z.number().min(0).lt(1).default(0.9),
    beta2: z.number().min(0).lt(1).default(0.999),
    epsilon: z.number().gt(0).default(1e-8),
    /** Decoupled (AdamW); 0 is Adam. */
    weightDecay: z.number().min(0).max(1).default(0),
    schedule,
  }),
  z.strictObject({
    kind: z.literal('schedule-free-adam'),
    learningRate: learningRate.default(0.032),
    /** Share of the average x in the point y where the gradient is taken. */
    beta1: z.number().min(0).lt(1).default(0.8),
    beta2: z.number().min(0).lt(1).default(0.999),
    epsilon: z.number().gt(0).default(1e-8),
    warmupSteps: z.int().min(0).default(20),
    weightDecay: z.number().min(0).max(1).default(0),
  }),
  z.strictObject({
    kind: z.literal('lamb'),
    learningRate: learningRate.default(0.02),
    ...adamFields,
    epsilon: z.number().gt(0).default(1e-6),
    schedule,
  }),
  z.strictObject({
    kind: z.literal('muon'),
    learningRate: learningRate.default(0.004),
    /** Of the matrices; the other fields but the decay are those of Adam, for the rest. */
    momentum: z.number().min(0).lt(1).default(0.95),
    ...adamFields,
    schedule,
  }),
  z.strictObject({
    kind: z.literal('prodigy'),
    /** A factor on the rate that it finds by itself; meant to be 1. */
    learningRate: learningRate.default(1),
    ...adamFields,
    /** What the first step takes for the distance to a solution; too small costs some steps, too large may be too far. */
    firstDistance: z.number().gt(0).max(1).default(1e-6),
    schedule,
  }),
]);
export type OptimizerSpec = z.infer<typeof optimizerSchema>;

/** How the log scale follows the signal share: all of scaler `snr`, and the start of `meta`. */
const snrFields = {
  /** Gain on the log scale per step. */
  up: z.number().gt(0).max(1).default(0.03),
  /** Signal share at which the log scale stands still. */
  rest: z.number().min(0).max(1).default(0.05),
  /** Bound of |log scale|. */
  maxLogScale: z.number().gt(0).max(10).default(2),
  decay: z.number().gt(0).lt(1).default(0.9),
  /** Steps before the scale moves. */
  warmupSteps: z.int().min(0).default(5),
};

/** The same scaler forced to one scale for all layers, the geometric mean of what it chose: the ablation of comparisons. */
const uniform = z.boolean().optional();

/** Scalers: what chooses each layer's scale. */
export const scalerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fixed'),
    /** Scale of every layer that `layers` does not name. */
    scale: z.number().gt(0).default(1),
    layers: z.record(z.string(), z.number().gt(0)).default({}),
  }),
  z.strictObject({ kind: z.literal('snr'), ...snrFields, uniform }),
  z.strictObject({
    kind: z.literal('meta'),
    ...snrFields,
    /** The network: itself, or the JSON file that holds it, beside the spec file. Set by hand, as `snr`, without it. */
    weights: z.union([z.string().min(1), metaWeightsSchema]).default(META_START),
    uniform,
  }),
  z.strictObject({
    kind: z.literal('hypergradient'),
    /** Step of the log scale along the cosine between this gradient and the last update. */
    rate: z.number().gt(0).max(1).default(0.02),
    maxLogScale: z.number().gt(0).max(10).default(2),
    uniform,
  }),
  z.strictObject({
    kind: z.literal('trust-ratio'),
    coefficient: z.number().gt(0).default(1),
    maxRatio: z.number().gt(0).default(10),
    uniform,
  }),
  z.strictObject({
    kind: z.literal('agc'),
    /** Largest gradient norm over weight norm that is left as it is. */
    clipping: z.number().gt(0).max(1000).default(0.01),
    uniform,
  }),
  z.strictObject({
    kind: z.literal('random'),
    /** Largest change of a log scale in a step. */
    rate: z.number().gt(0).max(1).default(0.1),
    maxLogScale: z.number().gt(0).max(10).default(2),
    uniform,
  }),
]);
export type ScalerSpec = z.infer<typeof scalerSchema>;

/** Whether all layers get one scale. */
export function isUniform(scaler: ScalerSpec): boolean {
  return 'uniform' in scaler && scaler.uniform === true;
}

/** The guards of a run that says nothing of them; the constants of rules are chosen beside these (rules-contract.spec.ts). */
export const GUARD_DEFAULTS = { clamp: 2, rateLimit: 0.1, skipNonFinite: true } as const;

const BOUND = 'false, or a number > 0 and <= 20';
const bound = z.union([z.literal(false), z.number().gt(0, BOUND).max(20, BOUND)], BOUND);

/** Bounds on a scale, applied inside the step; `false` switches one off. */
export const guardsSchema = z.strictObject({
  /** |log scale| ≤ this. */
  clamp: bound.default(GUARD_DEFAULTS.clamp),
  /** |Δ log scale| per step ≤ this. */
  rateLimit: bound.default(GUARD_DEFAULTS.rateLimit),
  /** Skip the whole step when any gradient is not finite. */
  skipNonFinite: z.boolean().default(GUARD_DEFAULTS.skipNonFinite),
  /** ‖Δw_l‖/‖w_l‖ ≤ this: the scale is lowered as far as it takes, at once. Off without it; needs placement direction. */
  ratioCap: z.number().gt(0).max(10).optional(),
  /** Lowers all scales while the loss jumps; off without it. */
  backOff: z
    .strictObject({
      /** A jump is a loss of more than this times its running mean. */
      above: z.number().gt(1).max(1000).default(2),
      /** What multiplies all scales at each jump, down to 1 % in all. */
      factor: z.number().gt(0).lt(1).default(0.5),
      /** Change of the log scale a step on the way back. */
      recover: z.number().gt(0).max(10).default(0.05),
    })
    .optional(),
});
export type GuardsSpec = z.infer<typeof guardsSchema>;

/** A push on one layer's raw scale, on purpose: a drill for guards and alerts. */
export const provokeSchema = z.strictObject({
  layer: z.string().min(1),
  step: z.int().min(0),
  steps: z.int().min(1).max(100_000).default(1),
  /** Multiplies the raw scale. */
  factor: z.number().gt(0).max(1e9),
});
export type ProvokeSpec = z.infer<typeof provokeSchema>;
