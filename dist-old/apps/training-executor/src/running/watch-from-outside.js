import { isSensitiveRun, messageOf, oversightOf } from '#libs/contracts';
import { lastEvaluatedStep, projectRules, rollbackAskedTo } from '#libs/decision-store';
import { createObedience } from '../obeying/obedience.js';
import { orderQueue } from '../obeying/order.js';
import { localRules } from '../oversight/local-rules.js';
import { watchOversight } from '../oversight/watch-oversight.js';
import { hostRules } from './rules-host.js';
import { startWatch } from './start-watch.js';
/** Starts all that looks at a run from outside: commands and what obeys them, its rules, and whether anybody evaluates these. */
export async function watchFromOutside(context, prepared, parts) {
    const { store, say } = context;
    const { training } = prepared;
    const { options, attempt, past, sink, hasEnded } = parts;
    const orders = orderQueue();
    const currentStep = () => training.step;
    const contact = { tell: () => undefined };
    const onContact = async () => {
        past.shelf.pin(await rollbackAskedTo(store, options.run));
        contact.tell(await lastEvaluatedStep(store, options.run));
    };
    const watch = startWatch(context, options, { attempt: attempt.attempt, sink, orders, obeyedBefore: past.obeyed, currentStep, hasEnded, onContact });
    const oversight = await startOversight(context, prepared, { ...parts, orders, watch });
    contact.tell = oversight.contact;
    const rules = hostRules(store, options.run, (problem) => {
        say(`rules: ${messageOf(problem)}`);
    });
    const { shelf, interventions: recorded } = past;
    const obedience = createObedience({
        ...{ training, sink, shelf, orders, recorded, say, onObeyed: watch.obeyed },
        firstStep: training.step,
        ledgerStep: attempt.lastStep,
    });
    endLostOversight(past, orders);
    return { watch, rules, obedience, oversight };
}
async function startOversight({ store, clock, say }, { training, spec }, { options, sink, orders, watch }) {
    const rules = localRules(options.run, training.layers.map(({ name }) => name), await projectRules(store, clock).of(spec.project));
    const isSensitive = isSensitiveRun(spec);
    return watchOversight({ ...oversightOf(spec), isSensitive, clock, sink, orders, watch, rules, say, currentStep: () => training.step });
}
/** An earlier attempt ended while oversight was lost: this one has reached the database, so it is there again. */
function endLostOversight({ interventions }, orders) {
    const last = interventions.findLast(({ kind }) => kind === 'oversight-lost' || kind === 'oversight-regained');
    if (last?.kind === 'oversight-lost')
        orders.push({ kind: 'oversight-regained', reason: 'a new attempt has begun' });
}
//# sourceMappingURL=watch-from-outside.js.map