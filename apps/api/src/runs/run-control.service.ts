import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';

import { checkedReason, checkedText, REASON_LENGTH, type RunSpec, type RunState, type RunUuid } from '#libs/contracts';
import { type ControlOrder, type ControlOutcome, controlRun, createRun, findRun, requireKnownRules, type Store } from '#libs/decision-store';

import type { Act } from '../auth/actor-of.js';
import { ENVIRONMENT, type ApiEnvironment } from '../common/api-environment.js';
import { STORE } from '../common/tokens.js';
import type { CancelRunPayload, InputProblem, NeedsReviewer, RunNotFound, RunNotLive, StartRunInput, StartRunPayload } from './mutations.model.js';
import type { TellRunPayload } from './pause.model.js';
import { problemsTold } from './problems-told.js';
import { readSpec } from './read-spec.js';
import { toRun } from './to-run.js';

/** Starts, pauses and cancels runs. */
@Injectable()
export class RunControl {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  /** `project`: the one that the token is for; null when it is for all. */
  async start(input: StartRunInput, by: string, project: string | null): Promise<StartRunPayload | InputProblem> {
    return await problemsTold(async () => {
      const reason = checkedText(input.reason ?? '', 'input.reason', { least: 0, most: REASON_LENGTH });
      const spec = readSpec(input, { dataFolder: this.environment.dataFolder, project });
      await requireKnownRules(this.store, spec, 'spec');
      return await this.create(spec, { by, reason });
    });
  }

  async cancel(uuid: RunUuid, act: Act): Promise<CancelRunPayload | RunNotFound | RunNotLive> {
    const outcome = await this.order(uuid, { kind: 'cancel' }, act);
    if (outcome.kind === 'not-live') return notLive(uuid, outcome.state);
    const found = await findRun(this.store, uuid);
    return found === null ? notFound(uuid) : { run: toRun(found) };
  }

  /** Tells a live run what to do; telling it to be as it is, or was told to be, sends nothing. */
  async tell(uuid: RunUuid, order: ControlOrder, act: Act): Promise<TellRunPayload | RunNotFound | RunNotLive | NeedsReviewer> {
    const outcome = await this.order(uuid, order, act);
    if (outcome.kind === 'not-live') return notLive(uuid, outcome.state);
    if (outcome.kind === 'needs-reviewer') return { code: 'NEEDS_REVIEWER', message: `run ${uuid} is marked sensitive: ${order.kind === 'lower' ? 'what the time-out policy lowered ends when a reviewer has reviewed it' : 'it goes on only when a reviewer resumes it'}` };
    const found = await findRun(this.store, uuid);
    return found === null ? notFound(uuid) : { run: toRun(found), sent: outcome.kind === 'sent' };
  }

  private async order(uuid: RunUuid, order: ControlOrder, { by, role, reason }: Act): Promise<ControlOutcome> {
    return await controlRun(this.store, uuid, order, { by, role, reason: checkedReason(reason, 'input.reason') });
  }

  private async create(spec: RunSpec, { by, reason }: Omit<Act, 'role'>): Promise<StartRunPayload> {
    const { name, project, scaler } = spec;
    const row = await createRun(this.store, {
      ...{ uuid: uuidv7(), project, name, spec, state: 'queued', origin: 'api' },
      ...{ scaler: scaler.kind, enqueue: true, startedBy: by },
      event: reason === '' ? undefined : { kind: 'start-requested', detail: { by, reason } },
    });
    return { run: toRun(row) };
  }
}

function notFound(uuid: RunUuid): RunNotFound {
  return { code: 'RUN_NOT_FOUND', message: `there is no run ${uuid}` };
}

function notLive(uuid: RunUuid, state: RunState): RunNotLive {
  const message = state === 'queued' ? `run ${uuid} has not started` : `run ${uuid} has ended: it is ${state}`;
  return { code: 'RUN_NOT_LIVE', message, state };
}
