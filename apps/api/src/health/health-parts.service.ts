import { Inject, Injectable } from '@nestjs/common';

import type { Clock } from '#libs/contracts';
import { inProject, readServiceFigures, receiverFigures, type Store } from '#libs/decision-store';

import { ENVIRONMENT, type ApiEnvironment } from '../common/api-environment.js';
import { CLOCK, NOTIFY, STORE } from '../common/tokens.js';
import { within } from '../common/within.js';
import type { NotifyFile } from '../notifications/notify-file.js';
import type { HealthPartModel, HealthPartName, HealthPartState } from './health-part.model.js';
import { type JudgedPart, judgeParts, type ServiceFacts } from './judge-parts.js';
import { recordingBacklog } from './recording-backlog.js';

/** The database is waited for so long. Unit: ms. */
const ANSWER_MS = 2_000;

/** Tells how each part of the service stands, and since when. */
@Injectable()
export class HealthPartsService {
  /** How each part stood when it was looked at last, and since when. Unit: ms since 1970. */
  private readonly seen = new Map<HealthPartName, { readonly state: HealthPartState; readonly sinceMs: number }>();

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
    @Inject(NOTIFY) private readonly notify: NotifyFile,
  ) {}

  async read(): Promise<HealthPartModel[]> {
    return judgeParts(await this.facts()).map((part) => {
      const { name, state, detail, whatToDo } = part;
      return { name, state, detail, whatToDo, since: new Date(this.since(part)) };
    });
  }

  private since({ name, state, seconds }: JudgedPart): number {
    const before = this.seen.get(name);
    const nowMs = this.clock.now();
    const seenMs = before?.state === state ? before.sinceMs : nowMs;
    // what something else tells may be longer ago than anybody has looked
    const sinceMs = seconds === undefined ? seenMs : Math.min(seenMs, nowMs - seconds * 1000);
    this.seen.set(name, { state, sinceMs });
    return sinceMs;
  }

  private async facts(): Promise<ServiceFacts> {
    const { state, secondsBehind, runs } = recordingBacklog(this.environment.home, this.clock);
    // of the whole service, whoever asks: numbers alone are told
    const answers = await inProject(null, () => within(ANSWER_MS, Promise.all([readServiceFigures(this.store), receiverFigures(this.store)]))).catch(() => null);
    const problem = this.notify.problem();
    const names = new Set(this.notify.current()?.config.receivers.map(({ name }) => name));
    const told = answers === null ? null : answers[1].filter(({ receiver }) => names.has(receiver));
    return {
      figures: answers === null ? null : answers[0],
      embedded: this.store.embedded,
      recording: { state, secondsBehind, runs: runs.length },
      notifications: { isConfigured: this.notify.current() !== null, problem },
      receivers: told === null ? null : { all: names.size, failing: told.filter((one) => one.problem !== null).length, waiting: told.reduce((sum, { waiting }) => sum + waiting, 0) },
    };
  }
}
