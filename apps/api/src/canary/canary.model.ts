import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { DateTimeScalar } from '../common/scalars.js';

/** How a rule has done on its canaries of late. */
@ObjectType('RuleCanary', { description: 'How a rule has done on its newest 100 canaries: spikes put into a copy of the live stream, which it must find.' })
export class RuleCanaryModel {
  @Field(() => Int, { description: 'Injections the figures are made of.' })
  injections!: number;

  @Field(() => Float, { description: 'Share of them that it found, 0 to 1.' })
  recall!: number;

  @Field(() => Int, { nullable: true, description: 'Median lag of those it found, from the injected step to firing; null when it found none. Unit: steps.' })
  medianLagSteps!: number | null;

  @Field(() => DateTimeScalar, { description: 'When the last one flew. UTC.' })
  lastAt!: Date;

  @Field(() => Boolean, { description: 'Whether it found the last one; a rule that did not is not healthy on that run.' })
  lastCaught!: boolean;
}
