import { modelSchema, nameSchema, optimizerSchema, parseWith } from '#libs/contracts';
import { z } from 'zod';
import { parseYaml, readText } from '../spec/read-spec.js';
/** A task of generated examples; see `makeTaskData` for what each kind is. */
const taskSchema = z.strictObject({
    name: nameSchema,
    kind: z.enum(['mixture', 'teacher', 'spirals']),
    classes: z.int().min(2).max(20).default(3),
    features: z.int().min(2).max(200).default(10),
    rows: z.int().min(64).max(20_000).default(600),
    /** Share of the training labels that are drawn anew. */
    labelNoise: z.number().min(0).max(0.9).default(0),
    /** Largest over smallest spread of a feature. */
    condition: z.number().min(1).max(1e4).default(1),
    model: modelSchema,
    optimizer: optimizerSchema.default(optimizerSchema.parse({ kind: 'schedule-free-adam' })),
    batchSize: z.int().min(1).max(4096).default(32),
    steps: z.int().min(8).max(10_000).default(150),
});
const tasks = z.array(taskSchema).min(1).max(100);
const metaSpecSchema = z.strictObject({
    name: nameSchema,
    seed: z.int().min(0).max(2 ** 31 - 1).default(0),
    generations: z.int().min(1).max(10_000),
    /** Antithetic pairs of candidates in each generation; each pair is two replicas. */
    pairs: z.int().min(1).max(64).default(4),
    /** Tasks that each generation is tried on, in turn. */
    tasksPerGeneration: z.int().min(1).max(100).default(2),
    /** Standard deviation of the candidates about the mean. */
    sigma: z.number().gt(0).max(10).default(0.3),
    /** Step of the mean along the estimated slope, in units of the slope's normalised estimate. */
    rate: z.number().gt(0).max(10).default(0.2),
    /** Learned on. */
    tasks,
    /** Never learned on: what the card reports. */
    heldOut: tasks,
    /** Seeds of each held-out task, paired over what is compared. */
    heldOutSeeds: z.int().min(2).max(64).default(6),
});
/** Reads the spec of a meta-training. @throws InputError naming the first wrong field. */
export async function readMetaSpec(file) {
    return parseWith(metaSpecSchema, parseYaml(await readText(file), file), { source: file });
}
//# sourceMappingURL=meta-spec.js.map