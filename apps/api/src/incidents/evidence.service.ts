import { Inject, Injectable } from '@nestjs/common';

import type { LayerInfo } from '#libs/contracts';
import { readEvidence, type RunRow, type StepRow, type Store } from '#libs/decision-store';
import type { FirstMove } from '#libs/stability-rules';

import { measured } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import type { DecisionModel } from '../series/decision.model.js';
import { DecisionsService } from '../series/decisions.service.js';
import type { IncidentEvidenceModel } from './evidence.model.js';
import type { IncidentModel } from './incident.model.js';

/** Steps shown on either side of the first one, and layers whose decisions are shown there. */
const [AROUND_STEPS, SHOWN_LAYERS] = [2, 4];

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
    private readonly decisionsOf: DecisionsService,
  ) {}

  async read(incident: IncidentModel, { run, layers }: EvidenceRun): Promise<IncidentEvidenceModel> {
    const { runUuid, number, alertCount, since, rule, layer, fingerprint, closedStep } = incident;
    const of = { run: runUuid, incident: number, alerts: alertCount, since, rule, layer, fingerprint, closedStep };
    const { moves, steps, ...told } = await readEvidence(this.store, of, run);
    return {
      ...told,
      moves: moves.map((move) => ({ ...move, value: measured(move.value), level: measured(move.level) })),
      steps: steps.filter(({ step }) => step >= since - AROUND_STEPS).map(toStep),
      decisions: await this.decisions(incident, layers, moves),
    };
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

function toStep({ step, loss, learningRate, batchId }: StepRow): IncidentEvidenceModel['steps'][number] {
  return { step, batchId, loss: measured(loss), learningRate: measured(learningRate) };
}
