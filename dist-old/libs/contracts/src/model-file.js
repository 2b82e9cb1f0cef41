import { z } from 'zod';
import { InputError } from './errors.js';
import { parseWith } from './parse-with.js';
import { columnSchema, TOKENS } from './spec/data.js';
import { modelSchema } from './spec/model.js';
/** Version of the files that an exported model is made of. */
export const MODEL_FORMAT = 'gradlens-model-1';
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits');
const encodingSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('numeric'), column: z.string(), mean: z.number(), deviation: z.number().gt(0), hasIndicator: z.boolean() }),
    z.strictObject({ kind: z.literal('categorical'), column: z.string(), categories: z.array(z.string()) }),
]);
/** `preprocessing.json` of an exported model: what records must be made into, and what comes out. */
export const modelPreprocessingSchema = z.strictObject({
    format: z.literal(MODEL_FORMAT),
    /** `[features]` or `[height, width, channels]`. */
    inputShape: z.array(z.int().min(1)).min(1),
    featureNames: z.array(z.string()),
    /** Order of the probabilities; of two the positive one is the last. None where a number is predicted. */
    classNames: z.array(z.string()).refine(({ length }) => length !== 1, 'two names or more, or none of a model that predicts a number'),
    /** Of a model that predicts a number: the column, and what the net's output z stands for, mean + deviation · z in its unit. */
    target: z.strictObject({ column: z.string(), mean: z.number(), deviation: z.number().gt(0) }).optional(),
    /** Null for images, whose features are pixels / 255, and for texts. */
    table: z.strictObject({ columns: z.array(columnSchema), encodings: z.array(encodingSchema) }).nullable(),
    /** Of texts only: their features are numbers of tokens; 0 fills up, 1 is unknown, 2 is the first of the vocabulary. */
    text: z.strictObject({ column: z.string(), tokens: z.enum(TOKENS), length: z.int().min(1), vocabulary: z.array(z.string()).min(1), keeps: z.enum(['start', 'end']) }).optional(),
});
/** `provenance.json` of an exported model: where it comes from. Fields beside these may be there. */
export const modelProvenanceSchema = z.looseObject({
    format: z.literal(MODEL_FORMAT),
    run: z.uuid(),
    /** Updates that the weights have seen. */
    step: z.int().min(0),
    model: modelSchema,
    /** As `gradlens run` prints it. */
    weightsSha256: sha256,
});
/** Reads one of the two. @throws InputError naming file, field, value and what is allowed. */
export function parseModelFile(schema, text, source) {
    return parseWith(schema, jsonOf(text, source), { source });
}
function jsonOf(text, source) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new InputError({ source, path: '', value: 'not JSON', allowed: 'a file of an exported model' }, { cause });
    }
}
//# sourceMappingURL=model-file.js.map