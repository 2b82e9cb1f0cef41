import { z } from 'zod';
import { dataSchema, nameSchema } from './data.js';
import { MEASURE_LEVELS } from './measure-level.js';
import { GUARD_DEFAULTS, guardsSchema, modelSchema, optimizerSchema, provokeSchema, scalerSchema } from './model.js';
import { oversightFields } from './oversight.js';
import { PROFILES } from './profile.js';
import { predictionsSchema, sensitivitySchema } from './sensitivity.js';
export const BACKENDS = ['auto', 'tensorflow', 'webgpu', 'wasm', 'cpu'];
/** Everything a run is told; the YAML file of `gradlens run SPEC`. */
export const runSpecSchema = z.strictObject({
    name: nameSchema,
    project: nameSchema.default('default'),
    /** `auditable`: chooses, and holds the spec to, what traces can be relied on for. */
    profile: z.enum(PROFILES).optional(),
    data: dataSchema,
    model: modelSchema,
    optimizer: optimizerSchema.default({
        kind: 'schedule-free-adam',
        learningRate: 0.032,
        beta1: 0.8,
        beta2: 0.999,
        epsilon: 1e-8,
        warmupSteps: 20,
        weightDecay: 0,
    }),
    scaler: scalerSchema.default({ kind: 'snr', up: 0.03, rest: 0.05, maxLogScale: 2, decay: 0.9, warmupSteps: 5 }),
    /** Where the scale is applied: on the preconditioned direction (default) or on the gradient. */
    placement: z.enum(['direction', 'gradient']).default('direction'),
    /** What is measured of each layer at every step: all (default), or norms only. Scaler snr needs all. */
    measures: z.enum(MEASURE_LEVELS).optional(),
    guards: guardsSchema.default({ ...GUARD_DEFAULTS }),
    provoke: z.array(provokeSchema).max(100).default([]),
    seeds: z
        .strictObject({ init: z.int().min(0).default(0), batches: z.int().min(0).default(0) })
        .default({ init: 0, batches: 0 }),
    /** Weight of each class in the loss, in the order of the classes; `balanced`: classes count alike, however often they occur. All 1 without it. */
    classWeights: z.union([z.literal('balanced'), z.array(z.number().gt(0).max(1_000_000)).min(2).max(1000)], 'balanced, or a number > 0 for each class').optional(),
    backend: z.enum(BACKENDS).default('auto'),
    batchSize: z.int().min(1).max(65_536).default(128),
    /** The run ends after this many steps or epochs, whichever is named. */
    budget: z.union([
        z.strictObject({ steps: z.int().min(1).max(100_000_000) }),
        z.strictObject({ epochs: z.number().gt(0).max(100_000) }),
    ], 'one of {steps: N} or {epochs: N}'),
    /** Ends the run early when met (mean of the last three evaluations): accuracy of classes; of a number R², or the root mean squared error in its own unit. */
    target: z
        .union([z.strictObject({ testAccuracy: z.number().gt(0).max(1) }), z.strictObject({ testR2: z.number().lt(1) }), z.strictObject({ testRmse: z.number().gt(0) })], 'one of {testAccuracy: SHARE}, {testR2: NUMBER below 1} or {testRmse: NUMBER}')
        .optional(),
    /** Steps between evaluations on the test split. */
    evaluateEvery: z.int().min(1).default(100),
    /** Steps between checkpoints; 0 keeps only the last. */
    checkpointEvery: z.int().min(0).default(500),
    sensitivity: z.array(sensitivitySchema).max(20).default([]),
    /** Whether a run with `sensitivity` watches, while it trains, if it stays where it can be traced; it does without it. Profile auditable always does. */
    watchGrowth: z.boolean().optional(),
    predictions: predictionsSchema.optional(),
    ...oversightFields,
});
//# sourceMappingURL=run-spec.js.map