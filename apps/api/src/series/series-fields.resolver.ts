import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { measured } from '../common/measured-number.js';
import { pack, PackedFloats, PackedInts } from '../common/packed.js';
import { Series, SeriesPoint } from './series.model.js';
import type { SeriesSource } from './series.service.js';

/** The forms of a series: each is made only when it is asked for. */
@Resolver(() => Series)
export class SeriesFieldsResolver {
  @ResolveField(() => PackedInts, { description: 'Step of each point; of a bucket its first step.' })
  steps(@Parent() series: SeriesSource): PackedInts {
    return pack(series.packed.steps);
  }

  @ResolveField(() => PackedFloats, { description: 'Value of each point; of a bucket the mean. Unit: that of the measure.' })
  values(@Parent() series: SeriesSource): PackedFloats {
    return pack(series.packed.values);
  }

  @ResolveField(() => PackedFloats, { description: 'Least value of each bucket. Unit: that of the measure.' })
  min(@Parent() series: SeriesSource): PackedFloats {
    return pack(series.packed.min);
  }

  @ResolveField(() => PackedFloats, { description: 'Greatest value of each bucket. Unit: that of the measure.' })
  max(@Parent() series: SeriesSource): PackedFloats {
    return pack(series.packed.max);
  }

  @ResolveField(() => PackedInts, { description: 'Recorded values of each point that are NaN or infinite.' })
  nonFinite(@Parent() series: SeriesSource): PackedInts {
    return pack(series.packed.nonFinite);
  }

  @ResolveField(() => [SeriesPoint], { description: 'The same points as a plain list.' })
  points(@Parent() { packed }: SeriesSource): SeriesPoint[] {
    return Array.from(packed.steps, (step, index) => ({
      step,
      value: measured(packed.values[index] ?? NaN),
      min: measured(packed.min[index] ?? NaN),
      max: measured(packed.max[index] ?? NaN),
      nonFinite: packed.nonFinite[index] ?? 0,
    }));
  }
}
