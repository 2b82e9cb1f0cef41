import { Inject, Injectable } from '@nestjs/common';

import type { Clock } from '#libs/contracts';
import type { Store } from '#libs/decision-store';

import { CLOCK, STORE } from '../common/tokens.js';
import { packageVersion } from '../common/repo-root.js';
import type { Health } from './health.model.js';

/** Asks the database how it stands. */
@Injectable()
export class HealthService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(): Promise<Health> {
    const executors = await this.executors();
    return {
      version: packageVersion(),
      database: executors === null ? 'down' : 'ok',
      embedded: this.store.embedded,
      executors: executors ?? 0,
      time: new Date(this.clock.now()),
    };
  }

  /** Runs that a process executes; null when the database does not answer. */
  private async executors(): Promise<number | null> {
    try {
      const { rows } = await this.store.pool.query<{ n: number }>(`select count(*)::int as n from run where state in ('running', 'paused')`);
      return rows[0]?.n ?? 0;
    } catch {
      return null;
    }
  }
}
