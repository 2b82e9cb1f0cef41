import { Args, Context, ID, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';

import type { GraphqlContext } from '../common/context.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { LedgerChecksModel } from './ledger-checks.model.js';
import { LedgerCheckEvent, LedgerModel, VerifyLedgerResult } from './ledger.model.js';
import { LedgerService } from './ledger.service.js';

/** Checking a ledger. */
@Resolver()
export class LedgerResolver {
  constructor(private readonly ledgers: LedgerService) {}

  @Query(() => VerifyLedgerResult, {
    nullable: true,
    description: 'Checks the whole ledger of a run now, as gradlens verify does; null when there is no such run. It reads every recorded number: one at a time, for all roles but viewer.',
  })
  verifyLedger(@Args('run', { type: () => ID, description: 'uuid or global id of the run.' }) run: string, @Context() { access }: GraphqlContext): Promise<typeof VerifyLedgerResult | null> {
    return this.ledgers.verify(runUuidOf(run, 'run'), access);
  }

  @Subscription(() => LedgerCheckEvent, {
    description: 'The same as verifyLedger with words of progress, four times a second. It is cancelled when the last one who waits for it ends the subscription.',
    resolve: (event: LedgerCheckEvent) => event,
  })
  ledgerCheck(@Args('run', { type: () => ID, description: 'uuid or global id of the run.' }) run: string, @Context() { access }: GraphqlContext): AsyncIterableIterator<LedgerCheckEvent> {
    return this.ledgers.follow(runUuidOf(run, 'run'), access);
  }
}

/** The ledger of a run. */
@Resolver(() => RunModel)
export class RunLedgerResolver {
  constructor(private readonly ledgers: LedgerService) {}

  @ResolveField(() => LedgerModel, { description: 'Its ledger as it is stored: frames, signed segments, keys. Not checked: verifyLedger does that.' })
  ledger(@Parent() { uuid }: RunModel): Promise<LedgerModel> {
    return this.ledgers.read(uuid);
  }

  @ResolveField(() => LedgerChecksModel, { description: 'The check of its ledger that goes on, and the last one that came to a verdict.' })
  ledgerChecks(@Parent() { uuid }: RunModel): LedgerChecksModel {
    return this.ledgers.checksOf(uuid);
  }
}
