import { lowerArgsSchema } from '#libs/contracts';
import { z } from 'zod';
/** Steps for which the scale is 1 behind a rollback: the weights are back, what drove them away is not. */
export const RESET_STEPS = 100;
const step = z.int().min(0);
const origin = z.object({ seq: z.int().nullable().default(null), by: z.string(), reason: z.string() });
const interventionSchema = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('lower'), step, ...lowerArgsSchema.shape, ...origin.shape }),
    z.object({ kind: z.literal('rollback'), step, fromStep: step, toStep: step, resetSteps: step, sha256: z.string(), ...origin.shape }),
    z.object({ kind: z.literal('oversight-lost'), step, policy: z.enum(['pause', 'neutral', 'continue']), reason: z.string() }),
    z.object({ kind: z.literal('oversight-regained'), step, reason: z.string() }),
]);
/** The note that records an intervention. */
export function interventionNote({ kind, step: at, ...detail }) {
    return { kind: 'fact', step: at, note: { type: 'event', kind, detail } };
}
/** The interventions among the events of a run, in order of step; other events are left out. */
export function interventionsOf(events) {
    const found = events.flatMap(({ step: at, kind, detail }) => interventionSchema.safeParse({ ...detail, kind, step: at }).data ?? []);
    return found.sort((a, b) => a.step - b.step);
}
/** The commands that a run has obeyed or refused, by what its events tell: a command is obeyed once, however often it is read. */
export function obeyedCommands(events) {
    const told = z.object({ seq: z.int().min(1) });
    return new Map(events.flatMap(({ step: at, detail }) => {
        const seq = told.safeParse(detail).data?.seq;
        return seq === undefined ? [] : [[seq, at ?? 0]];
    }));
}
/** What is lowered when, by the interventions so far. */
export function loweringsOf(interventions) {
    const list = [];
    const end = (ended, at) => {
        list.forEach((entry, i) => {
            const { cause, lowering } = entry;
            if (cause === ended && (lowering.toStep === null || lowering.toStep > at))
                list[i] = { cause, lowering: { ...lowering, toStep: at } };
        });
    };
    for (const each of interventions) {
        if (each.kind === 'lower' && each.steps === 0)
            end('command', each.step);
        else if (each.kind === 'oversight-regained')
            end('oversight', each.step);
        else {
            const lowering = loweringOf(each);
            if (lowering !== null)
                list.push(lowering);
        }
    }
    return list.map(({ lowering }) => lowering);
}
function loweringOf(each) {
    const fromStep = each.step;
    if (each.kind === 'lower') {
        const { layers, steps, guards } = each;
        return { cause: 'command', lowering: { fromStep, toStep: steps === null ? null : fromStep + steps, layers, guards } };
    }
    if (each.kind === 'rollback')
        return { cause: 'rollback', lowering: { fromStep, toStep: fromStep + each.resetSteps, layers: null, guards: false } };
    const isNeutral = each.kind === 'oversight-lost' && each.policy === 'neutral';
    return isNeutral ? { cause: 'oversight', lowering: { fromStep, toStep: null, layers: null, guards: true } } : null;
}
/** Whether a rollback has left a checkpoint behind: it lies between where the run came back to and where it came from. */
export function isAbandoned(checkpointStep, interventions) {
    return interventions.some((each) => each.kind === 'rollback' && each.toStep < checkpointStep && checkpointStep < each.fromStep);
}
//# sourceMappingURL=intervention.js.map