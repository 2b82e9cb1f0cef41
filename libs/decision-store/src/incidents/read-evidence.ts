import { type FirstMove, firstMoves, incidentLines, type IncidentFacts, type IncidentLines, median } from '#libs/stability-rules';

import { listActionRequests } from '../actions/list-actions.js';
import { stateOfRequest } from '../actions/action-row.js';
import { findAlert } from '../alerts/list-alerts.js';
import type { Store } from '../open/store.js';
import { readSeries } from '../reading/read-series.js';
import { readStepWindow } from '../reading/read-step-window.js';
import type { RunRow } from '../runs/run-row.js';
import { countFiring, countGuarded, type GuardCounts, readSteps, type StepRow } from './incident-facts.js';
import type { IncidentRow } from './incident-row.js';
import { ruleWords, type RuleWords } from './rule-words.js';

/** Steps before the first one that make the level, and steps after it in which a move counts. */
const [LEVEL_STEPS, MOVE_STEPS] = [50, 100];
/** Losses whose median is the loss before, and the loss now: a batch alone says little. */
const [LOSS_BEFORE_STEPS, LOSS_NOW_STEPS] = [20, 5];
/** Steps after the first one that are read. */
const STEPS_AFTER = 2;
/** Requests that the lines tell of. */
const MOST_REQUESTS = 10;
/** Points that the highest loss is looked for in; each keeps the highest of its steps. */
const WORST_POINTS = 256;

/** What an incident is looked at by. */
export type EvidenceOf = Pick<IncidentRow, 'run' | 'incident' | 'rule' | 'layer' | 'fingerprint' | 'since' | 'closedStep' | 'alerts'>;

/** What the ledger says about an incident. */
export interface IncidentEvidence extends IncidentLines {
  /** What the rule that fired first says that one should do; null where it says nothing. */
  readonly whatToDo: string | null;
  readonly guards: GuardCounts;
  readonly moves: readonly FirstMove[];
  /** From 20 steps before the first one to 2 after it, as far as they are recorded. */
  readonly steps: readonly StepRow[];
}

/** Reads from the ledger what an incident shows: the three lines that it opens with, and what they rest on. */
export async function readEvidence(store: Store, incident: EvidenceOf, run: RunRow): Promise<IncidentEvidence> {
  const { run: uuid, since, closedStep } = incident;
  const upTo = Math.max(since, closedStep ?? run.lastStep);
  const window = await readStepWindow(store, uuid, { fromStep: Math.max(0, since - LEVEL_STEPS), maxSteps: LEVEL_STEPS + MOVE_STEPS + 1 });
  const moves = firstMoves(window, since).filter(({ step }) => step <= since + MOVE_STEPS);
  const guards = await countGuarded(store, uuid, { fromStep: since, toStep: upTo });
  const steps = await readSteps(store, uuid, { fromStep: since - LOSS_BEFORE_STEPS, toStep: since + STEPS_AFTER });
  const latest = await readSteps(store, uuid, { fromStep: upTo - LOSS_NOW_STEPS + 1, toStep: upTo });
  const { words, ...facts } = await readFacts(store, incident, { run, moves, guards, upTo, steps, latest });
  return { ...incidentLines({ ...facts, meaning: words.meaning }), whatToDo: words.whatToDo, guards, moves, steps };
}

interface Read {
  readonly run: RunRow;
  readonly moves: readonly FirstMove[];
  readonly guards: GuardCounts;
  readonly upTo: number;
  readonly steps: readonly StepRow[];
  readonly latest: readonly StepRow[];
}

async function readFacts(store: Store, of: EvidenceOf, { run, moves, guards, upTo, steps, latest }: Read): Promise<Omit<IncidentFacts, 'meaning'> & { readonly words: RuleWords }> {
  const { run: uuid, incident, fingerprint, since, rule, layer, alerts, closedStep } = of;
  const first = await findAlert(store, uuid, { fingerprint, since });
  const firing = await countFiring(store, uuid, incident);
  return {
    first: { rule, layer, fingerprint, since, step: first?.firedStep ?? since, summary: first?.summary ?? `${rule} fired` },
    ...{ moves, guards: { ...guards, upTo }, guardsOff: guardsOff(run.spec) },
    loss: { before: typicalLoss(steps.filter(({ step }) => step < since)), now: typicalLoss(latest), ...(await worstLoss(store, of, upTo)) },
    asked: await readAsked(store, of),
    words: await ruleWords(store, uuid, { rule, version: first?.ruleVersion ?? null }),
    ...{ alerts, firing, closedStep, run: { state: run.state, lastStep: run.lastStep, isElsewhere: run.origin === 'ingest' || run.origin === 'import' } },
  };
}

/** What alerts of the incident asked to be done, the newest of them. */
async function readAsked(store: Store, { run, incident }: EvidenceOf): Promise<IncidentFacts['asked']> {
  const { requests } = await listActionRequests(store, { run, incident, first: MOST_REQUESTS });
  return requests.map((request) => ({ kind: request.kind, rule: request.rule, state: stateOfRequest(request), respondBy: request.respondBy }));
}

/** The highest loss since the first step, and how many were not finite; from rollups where there are many steps. */
async function worstLoss(store: Store, { run, since }: EvidenceOf, toStep: number): Promise<Pick<IncidentFacts['loss'], 'highest' | 'nonFinite'>> {
  const { max, nonFinite } = await readSeries(store, run, { layer: null, measure: 'loss', fromStep: since, toStep, maxPoints: WORST_POINTS });
  const finite = max.filter(Number.isFinite);
  return { highest: finite.length === 0 ? null : finite.reduce((a, b) => Math.max(a, b)), nonFinite: nonFinite.reduce((a, b) => a + b, 0) };
}

/** Median of the finite losses; the last one where that is not finite; null of none. */
function typicalLoss(steps: readonly StepRow[]): number | null {
  const last = steps.at(-1)?.loss;
  if (last === undefined) return null;
  return Number.isFinite(last) ? median(steps.map(({ loss }) => loss).filter(Number.isFinite)) : last;
}

const GUARD_WORDS = { clamp: 'clamp', rateLimit: 'rate limit', skipNonFinite: 'skip of non-finite steps' };

/** Guards that a spec of ours switches off; null for any other spec. */
function guardsOff(spec: unknown): string[] | null {
  const guards = typeof spec === 'object' && spec !== null && 'guards' in spec ? spec.guards : null;
  if (typeof guards !== 'object' || guards === null) return null;
  return Object.entries(GUARD_WORDS).filter(([name]) => (guards as Record<string, unknown>)[name] === false).map(([, words]) => words);
}
