import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { explainDecision, explanationWords, type Explained, type Recomputed } from '#libs/decision-explanation';
import { readDecisionFacts, type Store } from '#libs/decision-store';

import { measured } from '../common/measured-number.js';
import { pack } from '../common/packed.js';
import { STORE } from '../common/tokens.js';
import { DecisionModel } from './decision.model.js';
import { DecisionExplained, DecisionExplanation, DecisionUnexplained, RecomputedNumber } from './explanation.model.js';

/** Why a decision was what it was, from the layer's history in the ledger. */
@Resolver(() => DecisionModel)
export class DecisionExplanationResolver {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @ResolveField(() => DecisionExplanation, { description: 'Why the scaler chose this scale: computed again from the ledger, split into what each input added. Reads the history of the layer.' })
  async explanation(@Parent() { runUuid, layer, step }: DecisionModel): Promise<DecisionExplained | DecisionUnexplained> {
    const found = explainDecision(await readDecisionFacts(this.store, runUuid, { layer: layer.name, step }));
    return found.kind === 'unexplained' ? { code: 'UNEXPLAINED', message: found.reason } : toExplained(found);
  }
}

function toExplained(explained: Explained): DecisionExplained {
  const { contributions, guards, stepValues, rawRecomputed, scaleRecomputed, logRawScale, base, earlier, sum, rounding, steps, accountedShare, method } = explained;
  return {
    words: explanationWords(explained),
    ...{ logRawScale, base, earlier, sum, rounding, steps, accountedShare, method },
    contributions: contributions.map((each) => ({ ...each, mean: measured(each.mean), median: measured(each.median) })),
    stepValues: stepValues === null ? null : pack(Float32Array.from(stepValues)),
    guards: guards.map(({ guard, change, scale }) => ({ guard, change: measured(change), scale: measured(scale) })),
    rawRecomputed: toRecomputed(rawRecomputed),
    scaleRecomputed: toRecomputed(scaleRecomputed),
  };
}

function toRecomputed({ recorded, recomputed, bitExact, logError, tolerance, agrees }: Recomputed): RecomputedNumber {
  return { recorded: measured(recorded), recomputed: measured(recomputed), logError: measured(logError), ...{ bitExact, tolerance, agrees } };
}
