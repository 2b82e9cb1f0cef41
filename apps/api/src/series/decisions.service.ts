import { Inject, Injectable } from '@nestjs/common';

import { flagNames, InputError, type LayerInfo, type RunUuid } from '#libs/contracts';
import { type DecisionRow, readDecision, readDecisions, type Store } from '#libs/decision-store';

import { toConnection } from '../common/connection.js';
import { measured } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import { toLayer } from '../runs/layer.model.js';
import type { DecisionConnection, DecisionModel } from './decision.model.js';
import type { DecisionsArgs } from './series.args.js';
import { knownLayer, rangeOf } from './series.service.js';

/** Reads single decisions of a run. */
@Injectable()
export class DecisionsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list(run: RunUuid, layers: readonly LayerInfo[], args: DecisionsArgs): Promise<DecisionConnection> {
    const { fromStep, toStep, first, after } = args;
    rangeOf(args);
    for (const name of args.layers ?? []) knownLayer(layers, name, 'layers');
    const page = await readDecisions(this.store, run, {
      ...{ fromStep, toStep, first },
      layers: args.layers ?? undefined,
      after: after ?? undefined,
    });
    const edges = page.decisions.map((row) => ({ cursor: row.cursor, node: toDecision(run, layers, row) }));
    return toConnection({ edges, hasNext: page.hasNext, after });
  }

  async one(run: RunUuid, layers: readonly LayerInfo[], at: { step: number; layer: string }): Promise<DecisionModel | null> {
    const { name } = knownLayer(layers, at.layer, 'layer');
    if (at.step < 0) throw new InputError({ source: null, path: 'step', value: String(at.step), allowed: 'a step from 0 on' });
    const row = await readDecision(this.store, run, at.step, name);
    return row === null ? null : toDecision(run, layers, row);
  }
}

function toDecision(run: RunUuid, layers: readonly LayerInfo[], row: DecisionRow): DecisionModel {
  return {
    runUuid: run,
    step: row.step,
    layer: toLayer(run, knownLayer(layers, row.layer, 'layer')),
    rawScale: measured(row.rawScale),
    scale: measured(row.scale),
    gradNorm: measured(row.gradNorm),
    paramNorm: measured(row.paramNorm),
    updateNorm: measured(row.updateNorm),
    cosine: measured(row.cosine),
    noise: measured(row.noise),
    flags: flagNames(row.flags),
    effectiveLearningRate: measured(row.effectiveLearningRate),
    loss: measured(row.loss),
    learningRate: measured(row.learningRate),
  };
}
