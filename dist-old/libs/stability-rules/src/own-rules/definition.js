import { RULE_MODES, SERIES_MEASURES, SEVERITIES } from '#libs/contracts';
import { z } from 'zod';
import { SCOPES, seriesNames } from './variables.js';
/** Longest window, with its offset: so many float32 numbers are kept per series. Unit: steps. */
export const MAX_WINDOW_STEPS = 4096;
/** What a window tells of the numbers in it. */
export const WINDOW_FUNCTIONS = ['mean', 'min', 'max', 'quantile', 'std', 'delta', 'slope', 'nonFinite'];
/** Labels that every alert has anyway. */
export const RESERVED_LABELS = ['alertname', 'rule', 'severity', 'run', 'layer', 'project'];
/** Placeholders of a summary. */
export const PLACEHOLDERS = ['rule', 'layer', 'step', 'since', 'value', 'threshold', 'severity'];
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const steps = (min, max) => z.number().int().min(min).max(max);
const text = (max) => z.string().min(1).max(max);
const windowSchema = z
    .strictObject({
    measure: z.enum([...new Set([...seriesNames('layer'), ...seriesNames('run')])]).describe('Which series.'),
    fn: z.enum(WINDOW_FUNCTIONS).describe('What is told of it: over the finite values, for one NaN must not blind a rule; nonFinite counts the others.'),
    steps: steps(1, MAX_WINDOW_STEPS).describe('How many recorded steps it looks back, the present one among them. The rule says nothing before so many have come.'),
    offset: steps(0, MAX_WINDOW_STEPS - 1).default(0).describe('Ends so many steps before the present one: 1 leaves that one out.'),
    q: z.number().min(0).max(1).optional().describe('With fn: quantile, which one; 0.5 is the median.'),
})
    .superRefine(({ fn, steps: length, offset, q }, context) => {
    if ((fn === 'quantile') !== (q !== undefined))
        context.addIssue({ code: 'custom', path: ['q'], message: 'a number from 0 to 1 with fn: quantile, nothing with another fn' });
    if (length <= MAX_WINDOW_STEPS && length + offset > MAX_WINDOW_STEPS)
        context.addIssue({ code: 'custom', path: ['steps'], message: `steps + offset up to ${String(MAX_WINDOW_STEPS)}` });
    if (length < 2 && ['std', 'delta', 'slope'].includes(fn))
        context.addIssue({ code: 'custom', path: ['steps'], message: `number >= 2 with fn: ${fn}` });
});
const actionSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('lower'), steps: steps(1, 1_000_000).describe('How long the scale stays at 1.') }),
    ...['pause', 'rollback', 'stop'].map((kind) => z.strictObject({ kind: z.literal(kind) })),
]);
const FACTOR = 'a number other than 1, or nan';
const canarySchema = z.strictObject({
    measure: z.enum(['loss', ...SERIES_MEASURES]).describe('What is changed in the copy: a measure of layers, or the loss.'),
    factor: z.union([z.number().refine((factor) => factor !== 1, FACTOR), z.literal('nan')], FACTOR).describe('Its values times this; nan makes them not finite.'),
    steps: steps(1, 200).optional().describe('For so many steps; as many as it takes to fire when left out: hold + 1.'),
    layers: z.enum(['one', 'all']).default('one').describe('In one layer, chosen by a seed, or in all of them.'),
});
const labelName = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,62}$/, 'a name of letters, digits and _, such as team');
/** One rule of a file. */
export const ruleSchema = z.strictObject({
    name: text(63).regex(KEBAB, 'kebab-case: small letters and digits, words apart by -').describe('kebab-case; unique, also among the built-in rules.'),
    expr: text(2000).describe('CEL expression of type bool: the condition, asked at every step.'),
    over: z.enum(SCOPES).default('layer').describe('Each layer by itself, or the run as a whole.'),
    windows: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,62}$/, 'a name of letters, digits and _'), windowSchema).default({}).describe('Names for what the last steps tell, for use in expr.'),
    hold: steps(0, 10_000_000).default(0).describe('Steps that the condition must hold before the alert fires (for in Prometheus).'),
    keepFiring: steps(0, 10_000_000).default(0).describe('Steps that the alert outlives it (keep_firing_for in Prometheus).'),
    severity: z.enum(SEVERITIES).default('warning'),
    groupLayers: z.boolean().default(false).describe('Layers that fire while one does join its alert instead of raising their own.'),
    labels: z.record(labelName, text(200)).default({}).describe('For routing notifications.'),
    runbook: z.url({ protocol: /^https?$/, error: 'an address of http or https' }).max(500).optional().describe('Address of a page that says what to do.'),
    summary: text(500).optional().describe(`One sentence for a person; {{name}} is filled in: ${PLACEHOLDERS.join(', ')}.`),
    action: actionSchema.optional().describe('What it asks to be done to the run; on a sensitive run that waits for approval.'),
    canary: canarySchema.optional().describe('A change that the rule must find: now and then it is made in a copy of the live stream.'),
    mode: z.enum(RULE_MODES).exclude(['off']).default('live').describe('shadow: alerts are stored and shown, but join no incident, notify nobody and act on nothing.'),
});
/** A rule file. */
export const ruleFileSchema = z.strictObject({ rules: z.array(ruleSchema).min(1).max(500) });
/** The JSON Schema (2020-12) that rule files follow. */
export function ruleFileJsonSchema() {
    return { title: 'gradlens rule file', ...z.toJSONSchema(ruleFileSchema, { io: 'input' }) };
}
//# sourceMappingURL=definition.js.map