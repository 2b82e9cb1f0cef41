import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';

import type { GraphqlContext } from '../common/context.js';
import { DecisionModel } from '../series/decision.model.js';
import { type DecisionProof, DecisionProofResult, type DecisionUnproved } from './decision-proof.model.js';
import { DecisionProofs, type ProofKey } from './decision-proofs.service.js';

type Loader = DataLoader<ProofKey, DecisionProof | DecisionUnproved>;

/** Proofs of decisions. */
@Resolver(() => DecisionModel)
export class DecisionProofResolver {
  /** By operation: what it asks for together is read together. */
  private readonly loaders = new WeakMap<GraphqlContext, Loader>();

  constructor(private readonly proofs: DecisionProofs) {}

  @ResolveField(() => DecisionProofResult, { description: 'That it is in the ledger as it stands here, under the newest signed head. Reads the ledger of the run, once for all who ask meanwhile; other runs wait their turn.' })
  proof(@Parent() { runUuid, layer, step }: DecisionModel, @Context() context: GraphqlContext): Promise<DecisionProof | DecisionUnproved> {
    return this.loaderOf(context).load({ run: runUuid, layer: layer.name, step });
  }

  private loaderOf(context: GraphqlContext): Loader {
    const loader = this.loaders.get(context) ?? new DataLoader<ProofKey, DecisionProof | DecisionUnproved>((keys) => this.proofs.prove(keys), { cache: false });
    this.loaders.set(context, loader);
    return loader;
  }
}
