import { firstMoves, incidentLines, median } from '#libs/stability-rules';
import { listActionRequests } from '../actions/list-actions.js';
import { stateOfRequest } from '../actions/action-row.js';
import { findAlert } from '../alerts/list-alerts.js';
import { readSeries } from '../reading/read-series.js';
import { readStepWindow } from '../reading/read-step-window.js';
import { countFiring, countGuarded, readSteps } from './incident-facts.js';
import { ruleWords } from './rule-words.js';
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
/** Reads from the ledger what an incident shows: the three lines that it opens with, and what they rest on. */
export async function readEvidence(store, incident, run) {
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
async function readFacts(store, of, { run, moves, guards, upTo, steps, latest }) {
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
async function readAsked(store, { run, incident }) {
    const { requests } = await listActionRequests(store, { run, incident, first: MOST_REQUESTS });
    return requests.map((request) => ({ kind: request.kind, rule: request.rule, state: stateOfRequest(request), respondBy: request.respondBy }));
}
/** The highest loss since the first step, and how many were not finite; from rollups where there are many steps. */
async function worstLoss(store, { run, since }, toStep) {
    const { max, nonFinite } = await readSeries(store, run, { layer: null, measure: 'loss', fromStep: since, toStep, maxPoints: WORST_POINTS });
    const finite = max.filter(Number.isFinite);
    return { highest: finite.length === 0 ? null : finite.reduce((a, b) => Math.max(a, b)), nonFinite: nonFinite.reduce((a, b) => a + b, 0) };
}
/** Median of the finite losses; the last one where that is not finite; null of none. */
function typicalLoss(steps) {
    const last = steps.at(-1)?.loss;
    if (last === undefined)
        return null;
    return Number.isFinite(last) ? median(steps.map(({ loss }) => loss).filter(Number.isFinite)) : last;
}
const GUARD_WORDS = { clamp: 'clamp', rateLimit: 'rate limit', skipNonFinite: 'skip of non-finite steps' };
/** Guards that a spec of ours switches off; null for any other spec. */
function guardsOff(spec) {
    const guards = typeof spec === 'object' && spec !== null && 'guards' in spec ? spec.guards : null;
    if (typeof guards !== 'object' || guards === null)
        return null;
    return Object.entries(GUARD_WORDS).filter(([name]) => guards[name] === false).map(([, words]) => words);
}
//# sourceMappingURL=read-evidence.js.map