import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { actOf } from '../auth/actor-of.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { ReleaseModel, ReleaseRunInput, ReleaseRunResult, SignOffModel, SignReportInput, SignReportResult } from './release.model.js';
import { ReleasesService, whyNotReleased } from './releases.service.js';

/** Signatures under reports, and the release gate. */
@Resolver(() => RunModel)
export class ReleasesResolver {
  constructor(private readonly service: ReleasesService) {}

  @ResolveField(() => [SignOffModel], { description: 'Signatures under reports on the run, newest first, each with whether it holds now.' })
  signOffs(@Parent() { uuid }: RunModel): Promise<SignOffModel[]> {
    return this.service.signOffs(uuid);
  }

  @ResolveField(() => [ReleaseModel], { description: 'What came of each wish to release the run, newest first; the last 100.' })
  releases(@Parent() { uuid }: RunModel): Promise<ReleaseModel[]> {
    return this.service.releases(uuid);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why you may not sign reports on the run; null where you may.' })
  async signRefusal(@Parent() { uuid }: RunModel, @Context() { access }: GraphqlContext): Promise<string | null> {
    return await this.service.signRefusal(uuid, access);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why you may not ask for the release of the run; null where you may. What the policy says of it is told by releaseRun.' })
  releaseRefusal(@Parent() { state }: RunModel, @Context() { access }: GraphqlContext): string | null {
    return whyNotReleased(state, access);
  }

  @Mutation(() => SignReportResult, { description: 'Signs a report on a run, the newest unless one is named, in the name of a reviewer who did not start it: binds weights, report, intended use, expiry and dissent.' })
  signReport(@Args('input', { type: () => SignReportInput, description: 'The run, and what is signed.' }) input: SignReportInput, @Context() context: GraphqlContext): Promise<typeof SignReportResult> {
    return this.service.sign(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
  }

  @Mutation(() => ReleaseRunResult, { description: 'Judges a run by the release policy of the service, clause by clause, and records what came of it.' })
  releaseRun(@Args('input', { type: () => ReleaseRunInput, description: 'The run, and why.' }) input: ReleaseRunInput, @Context() context: GraphqlContext): Promise<typeof ReleaseRunResult> {
    return this.service.release(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
  }
}
