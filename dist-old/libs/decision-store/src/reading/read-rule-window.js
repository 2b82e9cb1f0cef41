import { SCALER_RANGE_EVENT, scalerRangeSchema } from '#libs/contracts';
import { readStepWindow } from './read-step-window.js';
/** A held-out loss that arrives this many steps late is still told. */
const LATE_STEPS = 1000;
/**
 * Reads what rules look at from `fromStep` on: the window of {@link readStepWindow}, the held-out losses up to its last step
 * (again those of up to 1000 steps before it, for what came late) and the range that the run declared for its scaler.
 *
 * Held out is the split `validation` where the run has one, else `test`, else the first by name that is not `train`.
 *
 * @throws InputError for an unknown run. @throws RangeError when `maxSteps` is not a positive integer.
 */
export async function readRuleWindow(store, uuid, query) {
    const window = await readStepWindow(store, uuid, query);
    const last = window.steps.at(-1);
    if (last === undefined)
        return window;
    const { rows } = await store.pool.query({
        name: 'rule-window-facts',
        text: FACTS,
        values: [uuid, query.fromStep - LATE_STEPS, last, SCALER_RANGE_EVENT],
    });
    return { ...window, ...factsOf(rows[0]?.heldOut ?? [], rows[0]?.range) };
}
const isThere = (split) => `(select '${split}' where exists (select from run_evaluation s where s.run_id = r.run_id and s.split = '${split}'))`;
/** Three looks into the index: a run may have ten thousand evaluations, and rules ask at every window. */
const HELD_OUT_SPLIT = `coalesce(${isThere('validation')}, ${isThere('test')},
       (select min(s.split) from run_evaluation s where s.run_id = r.run_id and s.split <> 'train'))`;
/** Non-finite losses come as words, which JSON has and its numbers do not. */
const FACTS = `select
    (select json_agg(json_build_object('step', e.step, 'loss', e.loss::text) order by e.step) from run_evaluation e
     where e.run_id = r.run_id and e.step > $2 and e.step <= $3 and e.loss is not null and e.split = ${HELD_OUT_SPLIT}) as "heldOut",
    (select v.detail from run_event v where v.run_id = r.run_id and v.kind = $4 order by v.event_id desc limit 1) as range
  from run r where r.uuid = $1`;
function factsOf(heldOut, range) {
    return {
        ...(heldOut.length === 0 ? {} : { heldOut: heldOut.map(({ step, loss }) => ({ step, loss: Number(loss) })) }),
        ...optionalRange(range),
    };
}
/** A range of another kind of trainer that is none counts as not declared: it must not stop the other rules. */
function optionalRange(range) {
    const parsed = scalerRangeSchema.safeParse(range);
    return parsed.success ? { scalerRange: parsed.data } : {};
}
//# sourceMappingURL=read-rule-window.js.map