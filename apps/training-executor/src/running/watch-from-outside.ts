import { isSensitiveRun, messageOf, oversightOf, type DecisionSink } from '#libs/contracts';
import { lastEvaluatedStep, projectRules, rollbackAskedTo, type StartedAttempt } from '#libs/decision-store';

import { createObedience, type Obedience } from '../obeying/obedience.js';
import { type OrderQueue, orderQueue } from '../obeying/order.js';
import { localRules } from '../oversight/local-rules.js';
import { type OversightWatch, watchOversight } from '../oversight/watch-oversight.js';
import type { ExecutorContext } from './context.js';
import type { ExecuteOptions } from './execute-run.js';
import type { PreparedRun } from './prepare-run.js';
import type { RunPast } from './read-past.js';
import { hostRules, type RulesHost } from './rules-host.js';
import { startWatch } from './start-watch.js';
import type { RunWatch } from './watch-run.js';

interface OutsideParts {
  readonly options: ExecuteOptions;
  readonly attempt: StartedAttempt;
  readonly past: RunPast;
  readonly sink: DecisionSink;
  /** Whether the end of the run is noted. */
  readonly hasEnded: () => boolean;
}

/** What looks at a run from outside while it trains. */
interface Outside {
  readonly watch: RunWatch;
  readonly rules: RulesHost;
  readonly obedience: Obedience;
  readonly oversight: OversightWatch;
}

/** Starts all that looks at a run from outside: commands and what obeys them, its rules, and whether anybody evaluates these. */
export async function watchFromOutside(context: ExecutorContext, prepared: PreparedRun, parts: OutsideParts): Promise<Outside> {
  const { store, say } = context;
  const { training } = prepared;
  const { options, attempt, past, sink, hasEnded } = parts;
  const orders = orderQueue();
  const currentStep = (): number => training.step;
  const contact: { tell: (ruleStep: number) => void } = { tell: () => undefined };
  const onContact = async (): Promise<void> => {
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

type OversightParts = OutsideParts & { readonly orders: OrderQueue; readonly watch: RunWatch };

async function startOversight({ store, clock, say }: ExecutorContext, { training, spec }: PreparedRun, { options, sink, orders, watch }: OversightParts): Promise<OversightWatch> {
  const rules = localRules(options.run, training.layers.map(({ name }) => name), await projectRules(store, clock).of(spec.project));
  const isSensitive = isSensitiveRun(spec);
  return watchOversight({ ...oversightOf(spec), isSensitive, clock, sink, orders, watch, rules, say, currentStep: () => training.step });
}

/** An earlier attempt ended while oversight was lost: this one has reached the database, so it is there again. */
function endLostOversight({ interventions }: RunPast, orders: OrderQueue): void {
  const last = interventions.findLast(({ kind }) => kind === 'oversight-lost' || kind === 'oversight-regained');
  if (last?.kind === 'oversight-lost') orders.push({ kind: 'oversight-regained', reason: 'a new attempt has begun' });
}
