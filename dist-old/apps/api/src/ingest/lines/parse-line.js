import { z } from 'zod';
import { MEASURE_COUNT, MEASURE_INDEX, MEASURES } from '#libs/contracts';
import { bareMeasures } from '#libs/decision-store';
import { IngestProblem } from '../ingest-problem.js';
import { endSchema, fieldLine, fieldProblem, fieldsOf, figureSchema, shortJson } from '../wire/notes.js';
import { unstorable } from '../wire/storable-json.js';
const LAST_STEP = 2 ** 31 - 1;
const INT4 = z.int().min(-(2 ** 31)).max(2 ** 31 - 1);
const STEP_RANGE = 'an integer from 0 to 2147483647';
const step = z.int(STEP_RANGE).min(0, STEP_RANGE).max(LAST_STEP, STEP_RANGE);
const evaluationSchema = fieldsOf({
    /** The last step before the line when it is left out. */
    step: step.optional(),
    split: z.string().min(1).max(200),
    loss: figureSchema.nullable().default(null),
    accuracy: figureSchema.nullable().default(null),
});
const stepSchema = fieldsOf({
    step,
    loss: figureSchema,
    learningRate: figureSchema.default('NaN'),
    durationUs: z.int().min(0).max(2 ** 31 - 1).default(0),
    batchId: INT4.optional(),
    // as it was parsed: a copy would drop a layer that is named __proto__
    layers: z.custom((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object: layer names with their measures'),
});
const otherSchemas = { evaluation: evaluationSchema, end: endSchema };
/**
 * Reads one line: a step, an evaluation, or the end.
 *
 * @throws IngestProblem bad-line that names line, field, value and what is allowed.
 */
export function parseLine({ line, text }, layers) {
    const value = parseJson(line, text);
    if ('evaluation' in value)
        return { kind: 'evaluation', evaluation: parseOther(line, 'evaluation', value) };
    if ('end' in value)
        return { kind: 'end', end: parseOther(line, 'end', value) };
    const parsed = stepSchema.safeParse(value);
    if (!parsed.success)
        throw badLine(line, fieldProblem(parsed.error, value));
    const { data } = parsed;
    const measures = bareMeasures(layers.size);
    for (const [name, given] of Object.entries(data.layers))
        readLayer(measures, { line, name, given }, layers);
    const shared = { step: data.step, durationUs: data.durationUs, batchId: data.batchId ?? data.step };
    return { kind: 'step', frame: { ...shared, loss: numberOf(data.loss), learningRate: numberOf(data.learningRate), measures } };
}
/** A figure as the float32 that is recorded. */
export function numberOf(figure) {
    return Math.fround(Number(figure));
}
function parseJson(line, text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw badLine(line, { field: '', value: shortJson(text), allowed: 'one JSON object per line; numbers that are not finite as "NaN", "Infinity", "-Infinity"' });
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return value;
    throw badLine(line, { field: '', value: shortJson(value), allowed: 'a JSON object: a step, {"evaluation": …} or {"end": …}' });
}
function parseOther(line, kind, value) {
    const schema = fieldsOf({ [kind]: otherSchemas[kind] });
    const parsed = schema.safeParse(value);
    if (!parsed.success)
        throw badLine(line, fieldProblem(parsed.error, value));
    const problem = unstorable(value);
    if (problem !== null)
        throw badLine(line, { field: kind, value: 'not storable', allowed: problem });
    return parsed.data[kind];
}
const MEASURE_NAMES = new Set(MEASURES);
function readLayer(measures, { line, name, given }, layers) {
    const layer = layers.get(name);
    if (layer === undefined)
        throw badLine(line, { field: 'layers', value: shortJson(name), allowed: `the layers of the run: ${someOf([...layers.keys()])}` });
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
        throw badLine(line, { field: `layers.${name}`, value: shortJson(given), allowed: 'an object of measures' });
    }
    for (const [measure, figure] of Object.entries(given)) {
        if (!MEASURE_NAMES.has(measure))
            throw badLine(line, { field: `layers.${name}`, value: shortJson(measure), allowed: `the measures ${MEASURES.join(', ')}` });
        measures[layer * MEASURE_COUNT + MEASURE_INDEX[measure]] = measureOf(figure, { line, field: `layers.${name}.${measure}`, isFlags: measure === 'flags' });
    }
}
const WORDS = { NaN, Infinity, '-Infinity': -Infinity };
const MOST_FLAGS = 2 ** 24;
function measureOf(figure, { line, field, isFlags }) {
    if (isFlags)
        return flagsOf(figure, line, field);
    const number = typeof figure === 'number' ? figure : typeof figure === 'string' ? WORDS[figure] : undefined;
    if (number !== undefined)
        return number;
    throw badLine(line, { field, value: shortJson(figure), allowed: 'a number, "NaN", "Infinity" or "-Infinity"; left out when it was not measured' });
}
function flagsOf(figure, line, field) {
    if (typeof figure === 'number' && Number.isInteger(figure) && figure >= 0 && figure < MOST_FLAGS)
        return figure;
    throw badLine(line, { field, value: shortJson(figure), allowed: `an integer from 0 to ${MOST_FLAGS - 1}` });
}
function someOf(names) {
    return names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;
}
/** A problem of one line. */
export function badLine(line, problem) {
    return new IngestProblem('bad-line', `line ${line}: ${fieldLine(problem)}`, { line, ...problem });
}
//# sourceMappingURL=parse-line.js.map