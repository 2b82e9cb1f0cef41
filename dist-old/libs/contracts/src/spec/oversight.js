import { z } from 'zod';
import { MOST_LOWERED_STEPS } from '../command.js';
import { isSensitiveRun } from './sensitivity.js';
const rule = z.string().regex(/^[a-z][a-z0-9-]{0,99}$/, 'the name of a rule, kebab-case');
/** What an alert of a rule asks to be done to this run. */
export const actionSchema = z.discriminatedUnion('do', [
    z.strictObject({ rule, do: z.literal('lower'), steps: z.int().min(1).max(MOST_LOWERED_STEPS).default(100) }),
    z.strictObject({ rule, do: z.literal('pause') }),
    z.strictObject({ rule, do: z.literal('rollback') }),
    z.strictObject({ rule, do: z.literal('stop') }),
]);
/** How proposals on a sensitive run are decided. */
export const approvalSchema = z.strictObject({
    /** Without a decision the safe fallback applies after so long: scale 1, guards on, the run marked unreviewed. Unit: minutes. */
    minutes: z.number().gt(0).max(10_080).default(15),
    /** First person, told at once that a proposal waits. */
    approver: z.string().trim().min(1).max(200).optional(),
    /** Second person, told when half of that time is over. */
    escalateTo: z.string().trim().min(1).max(200).optional(),
});
/** What a run does while nobody watches it. */
export const OVERSIGHT_POLICIES = ['pause', 'neutral', 'continue'];
/** Unit: s. */
const LOST_AFTER_S = 10;
/** Fields of a run spec on oversight; all may be left out, and then are no part of the spec's hash. */
export const oversightFields = {
    /** Actions that alerts of rules ask for; built-in rules ask for none by themselves. */
    actions: z.array(actionSchema).max(100).optional(),
    approval: approvalSchema.optional(),
    /** What the run does while its database or its rules are away: `neutral` for sensitive runs, else `continue`. */
    onOversightLost: z.enum(OVERSIGHT_POLICIES).optional(),
    /** Oversight counts as lost after so long. Unit: s. */
    oversightLostAfter: z.number().min(1).max(3600).optional(),
};
const partSchema = z.object(oversightFields);
/** What a spec says about oversight, in whatever form it is stored: nothing where it is no spec of ours. */
export function oversightPartOf(spec) {
    return partSchema.safeParse(spec).data ?? {};
}
/** What an alert asks for: what the run's spec says for its rule, else what the rule says; null where neither does. */
export function actionFor(spec, { rule: name, action }) {
    const asked = spec.actions?.find((each) => each.rule === name);
    if (asked === undefined)
        return action ?? null;
    return asked.do === 'lower' ? { kind: 'lower', steps: asked.steps } : { kind: asked.do };
}
/** How proposals of a run are decided. */
export function approvalOf({ approval }) {
    return approval ?? { minutes: 15 };
}
/** What a run does while nobody watches it, and after how long. */
export function oversightOf(spec) {
    const policy = spec.onOversightLost ?? (isSensitiveRun(spec) ? 'neutral' : 'continue');
    return { policy, afterSeconds: spec.oversightLostAfter ?? LOST_AFTER_S };
}
//# sourceMappingURL=oversight.js.map