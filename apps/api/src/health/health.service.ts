import { Inject, Injectable } from '@nestjs/common';

import type { Clock } from '#libs/contracts';
import { inProject, type Store } from '#libs/decision-store';

import { ENVIRONMENT, type ApiEnvironment } from '../common/api-environment.js';
import { CLOCK, NOTIFY, STORE } from '../common/tokens.js';
import { packageVersion } from '../common/repo-root.js';
import type { NotifyFile } from '../notifications/notify-file.js';
import type { Health } from './health.model.js';
import { recordingBacklog } from './recording-backlog.js';

/** Asks the database and the spools how they stand. */
@Injectable()
export class HealthService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
    @Inject(NOTIFY) private readonly notify: NotifyFile,
  ) {}

  async read(): Promise<Health> {
    const executors = await this.executors();
    return {
      version: packageVersion(),
      database: executors === null ? 'down' : 'ok',
      embedded: this.store.embedded,
      executors: executors ?? 0,
      recording: recordingBacklog(this.environment.home, this.clock),
      notifications: notifyWord(this.notify),
      time: new Date(this.clock.now()),
    };
  }

  /** Runs that a process executes; null when the database does not answer. */
  private async executors(): Promise<number | null> {
    try {
      const { rows } = await inProject(null, () => this.store.pool.query<{ n: number }>(`select count(*)::int as n from run where state in ('running', 'paused')`));
      return rows[0]?.n ?? 0;
    } catch {
      return null;
    }
  }
}

function notifyWord(file: NotifyFile): string {
  if (file.problem() !== null) return 'wrong';
  return file.current() === null ? 'none' : 'ok';
}
