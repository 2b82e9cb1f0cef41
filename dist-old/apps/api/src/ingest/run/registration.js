import { z } from 'zod';
import { nameSchema } from '#libs/contracts';
import { IngestProblem } from '../ingest-problem.js';
import { fieldLine, fieldProblem, fieldsOf } from '../wire/notes.js';
import { unstorable } from '../wire/storable-json.js';
const MOST_LAYERS = 32_767;
const LAYERS_ALLOWED = `an array of 1 to ${MOST_LAYERS} layers`;
const layerName = z.string().min(1).max(200);
/** An integer within bounds, told as what is allowed. */
function integer(least, most) {
    const allowed = `an integer from ${least} to ${most}`;
    return z.int(allowed).min(least, allowed).max(most, allowed);
}
const facts = z.record(z.string(), z.unknown()).default({});
const layerSchema = z.union([
    layerName.transform((name) => ({ name })),
    fieldsOf({
        name: layerName,
        kind: z.string().max(100).optional(),
        module: z.string().max(200).optional(),
        depth: integer(0, MOST_LAYERS).optional(),
        parameterCount: integer(0, Number.MAX_SAFE_INTEGER).optional(),
    }),
], 'a name, or an object with name, kind, module, depth, parameterCount');
const registrationSchema = fieldsOf({
    name: nameSchema,
    project: nameSchema.optional(),
    layers: z
        .array(layerSchema, LAYERS_ALLOWED)
        .min(1, LAYERS_ALLOWED)
        .max(MOST_LAYERS, LAYERS_ALLOWED)
        .refine((layers) => new Set(layers.map(({ name }) => name)).size === layers.length, 'layers of different names'),
    /** Whatever the run was told; any JSON. */
    spec: z.unknown().optional(),
    scaler: z.string().min(1).max(100).optional(),
    totalSteps: integer(1, 2 ** 31 - 1).optional(),
    versions: facts,
    seeds: facts,
    dataManifest: facts,
    hardware: facts,
    /** Opens a new attempt of a run that is there. */
    resume: z.boolean().default(false),
});
/** Checks the body of a registration. @throws IngestProblem bad-request that names field, value and what is allowed. */
export function readRegistration(body) {
    const parsed = registrationSchema.safeParse(body);
    if (!parsed.success) {
        const problem = fieldProblem(parsed.error, body);
        throw new IngestProblem('bad-request', fieldLine(problem), { ...problem });
    }
    const problem = unstorable(body);
    if (problem !== null)
        throw new IngestProblem('bad-request', `the body cannot be stored: ${problem}`);
    return { ...parsed.data, layers: parsed.data.layers.map(toLayer) };
}
function toLayer(given, layer) {
    const { name, kind = '', module = '', depth = layer, parameterCount = 0 } = { kind: undefined, module: undefined, depth: undefined, parameterCount: undefined, ...given };
    return { layer, name, kind, module, depth, parameterCount };
}
//# sourceMappingURL=registration.js.map