import { Query, ResolveField, Resolver } from '@nestjs/graphql';

import { HealthPartModel } from './health-part.model.js';
import { HealthPartsService } from './health-parts.service.js';
import { Health } from './health.model.js';
import { HealthService } from './health.service.js';

/** How the service stands. */
@Resolver(() => Health)
export class HealthResolver {
  constructor(
    private readonly service: HealthService,
    private readonly partsService: HealthPartsService,
  ) {}

  @Query(() => Health, { name: 'health', description: 'How the service stands.' })
  health(): Promise<Health> {
    return this.service.read();
  }

  @ResolveField(() => [HealthPartModel], { description: 'Its parts: how each stands, since when, what to do. Numbers alone, of all projects.' })
  parts(): Promise<HealthPartModel[]> {
    return this.partsService.read();
  }
}
