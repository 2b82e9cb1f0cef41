import { Query, Resolver } from '@nestjs/graphql';

import { Health } from './health.model.js';
import { HealthService } from './health.service.js';

/** How the service stands. */
@Resolver(() => Health)
export class HealthResolver {
  constructor(private readonly service: HealthService) {}

  @Query(() => Health, { name: 'health', description: 'How the service stands.' })
  health(): Promise<Health> {
    return this.service.read();
  }
}
