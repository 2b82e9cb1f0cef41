import { Inject, Injectable } from '@nestjs/common';

import type { LayerInfo } from '#libs/contracts';
import { countGuarded, type GuardCounts, listActionRequests, readSeries, readSteps, readStepWindow, type RunRow, stateOfRequest, type StepRow, type Store } from '#libs/decision-store';
import { type FirstMove, firstMoves, incidentLines, type IncidentFacts, median } from '#libs/stability-rules';

import { AlertsService } from '../alerts/alerts.service.js';
import { measured } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import type { DecisionModel } from '../series/decision.model.js';
import { DecisionsService } from '../series/decisions.service.js';
import type { IncidentEvidenceModel } from './evidence.model.js';
import type { IncidentModel } from './incident.model.js';
import { ruleWords, type RuleWords } from './rule-words.js';

/** Steps before the first one that make the level, and steps after it in which a move counts. */
const [LEVEL_STEPS, MOVE_STEPS] = [50, 100];
/** Losses whose median is the loss before, and the loss now: a batch alone says little. */
const [LOSS_BEFORE_STEPS, LOSS_NOW_STEPS] = [20, 5];
/** Steps shown on either side of the first one, and layers whose decisions are shown there. */
const [AROUND_STEPS, SHOWN_LAYERS] = [2, 4];

/** Requests that the lines tell of. */
const MOST_REQUESTS = 10;

/** Points that the highest loss is looked for in; each keeps the highest of its steps. */
const WORST_POINTS = 256;

/** The run behind an incident. */
export interface EvidenceRun {
  readonly run: RunRow;
  readonly layers: readonly LayerInfo[];
}

/** Reads from the ledger what an incident shows. */
@Injectable()
export class EvidenceService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly alerts: AlertsService,
    private readonly decisionsOf: DecisionsService,
  ) {}

  async read(incident: IncidentModel, { run, layers }: EvidenceRun): Promise<IncidentEvidenceModel> {
    const { runUuid, since, closedStep } = incident;
    const upTo = Math.max(since, closedStep ?? run.lastStep);
    const window = await readStepWindow(this.store, runUuid, { fromStep: Math.max(0, since - LEVEL_STEPS), maxSteps: LEVEL_STEPS + MOVE_STEPS + 1 });
    const moves = firstMoves(window, since).filter(({ step }) => step <= since + MOVE_STEPS);
    const guards = await countGuarded(this.store, runUuid, { fromStep: since, toStep: upTo });
    const steps = await readSteps(this.store, runUuid, { fromStep: since - LOSS_BEFORE_STEPS, toStep: since + AROUND_STEPS });
    const latest = await readSteps(this.store, runUuid, { fromStep: upTo - LOSS_NOW_STEPS + 1, toStep: upTo });
    const { words, ...facts } = await this.facts(incident, { run, moves, guards, upTo, steps, latest });
    return {
      ...incidentLines({ ...facts, meaning: words.meaning }),
      ...{ whatToDo: words.whatToDo, guards },
      moves: moves.map((move) => ({ ...move, value: measured(move.value), level: measured(move.level) })),
      steps: steps.filter(({ step }) => step >= since - AROUND_STEPS).map(toStep),
      decisions: await this.decisions(incident, layers, moves),
    };
  }

  private async facts(incident: IncidentModel, { run, moves, guards, upTo, steps, latest }: Read): Promise<Omit<IncidentFacts, 'meaning'> & { readonly words: RuleWords }> {
    const { runUuid, fingerprint, since, rule, layer, number, alertCount, closedStep } = incident;
    const first = await this.alerts.find(`${runUuid}:${fingerprint}:${since}`);
    const { totalCount: firing } = await this.alerts.list({ first: 1, run: runUuid, incident: number, state: 'firing' });
    return {
      first: { rule, layer, fingerprint, since, step: first?.firedStep ?? since, summary: first?.summary ?? `${rule} fired` },
      ...{ moves, guards: { ...guards, upTo }, guardsOff: guardsOff(run.spec) },
      loss: { before: typicalLoss(steps.filter(({ step }) => step < since)), now: typicalLoss(latest), ...(await this.worstLoss(runUuid, since, upTo)) },
      asked: await this.asked(incident),
      words: await ruleWords(this.store, runUuid, { rule, version: first?.ruleVersion ?? null }),
      ...{ alerts: alertCount, firing, closedStep, run: { state: run.state, lastStep: run.lastStep } },
    };
  }

  /** What alerts of the incident asked to be done, the newest of them. */
  private async asked({ runUuid, number }: IncidentModel): Promise<IncidentFacts['asked']> {
    const { requests } = await listActionRequests(this.store, { run: runUuid, incident: number, first: MOST_REQUESTS });
    return requests.map((request) => ({ kind: request.kind, rule: request.rule, state: stateOfRequest(request), respondBy: request.respondBy }));
  }

  /** The highest loss since the first step, and how many were not finite; from rollups where there are many steps. */
  private async worstLoss(run: string, fromStep: number, toStep: number): Promise<Pick<IncidentFacts['loss'], 'highest' | 'nonFinite'>> {
    const { max, nonFinite } = await readSeries(this.store, run, { layer: null, measure: 'loss', fromStep, toStep, maxPoints: WORST_POINTS });
    const finite = max.filter(Number.isFinite);
    return { highest: finite.length === 0 ? null : finite.reduce((a, b) => Math.max(a, b)), nonFinite: nonFinite.reduce((a, b) => a + b, 0) };
  }

  private async decisions({ runUuid, since, spread }: IncidentModel, layers: readonly LayerInfo[], moves: readonly FirstMove[]): Promise<DecisionModel[]> {
    const known = new Set(layers.map(({ name }) => name));
    const moved = [...new Set([...moves.map(({ layer }) => layer), ...spread])].filter((layer) => known.has(layer));
    const shown = moved.slice(0, SHOWN_LAYERS);
    if (shown.length === 0) return [];
    const range = { fromStep: Math.max(0, since - AROUND_STEPS), toStep: since + AROUND_STEPS };
    const { edges } = await this.decisionsOf.list(runUuid, layers, { ...range, layers: shown, first: SHOWN_LAYERS * (2 * AROUND_STEPS + 1) });
    return edges.map(({ node }) => node);
  }
}

interface Read {
  readonly run: RunRow;
  readonly moves: readonly FirstMove[];
  readonly guards: GuardCounts;
  readonly upTo: number;
  readonly steps: readonly StepRow[];
  readonly latest: readonly StepRow[];
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

function toStep({ step, loss, learningRate, batchId }: StepRow): IncidentEvidenceModel['steps'][number] {
  return { step, batchId, loss: measured(loss), learningRate: measured(learningRate) };
}
