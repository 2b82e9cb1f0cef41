import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';

import { InputError, type RunSpec, type RunUuid } from '#libs/contracts';
import { createRun, findRun, pendingCommands, type RunRow, sendCommand, setRunState, type Store } from '#libs/decision-store';

import { ENVIRONMENT, type ApiEnvironment } from '../common/api-environment.js';
import { checkedReason, checkedText, REASON_LENGTH } from '../common/checked-text.js';
import { STORE } from '../common/tokens.js';
import type { CancelRunPayload, InputProblem, RunNotFound, RunNotLive, StartRunInput, StartRunPayload } from './mutations.model.js';
import type { TellRunPayload } from './pause.model.js';
import { readSpec } from './read-spec.js';
import { toRun } from './to-run.js';

const LIVE = new Set(['queued', 'running', 'paused']);

/** Who acts, and why. */
export interface Act {
  readonly by: string;
  readonly reason: string;
}

/** Starts, pauses and cancels runs. */
@Injectable()
export class RunControl {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  async start(input: StartRunInput, by: string): Promise<StartRunPayload | InputProblem> {
    try {
      const reason = checkedText(input.reason ?? '', 'input.reason', { least: 0, most: REASON_LENGTH });
      return await this.create(readSpec(input, this.environment.dataFolder), { by, reason });
    } catch (error) {
      if (error instanceof InputError) return toProblem(error);
      throw error;
    }
  }

  async cancel(uuid: RunUuid, { by, reason }: Act): Promise<CancelRunPayload | RunNotFound | RunNotLive> {
    const why = checkedReason(reason, 'input.reason');
    const found = await findRun(this.store, uuid);
    if (found === null) return { code: 'RUN_NOT_FOUND', message: `there is no run ${uuid}` };
    if (!LIVE.has(found.state)) return notLive(found);
    await sendCommand(this.store, uuid, 'cancel', { by, reason: why });
    await setRunState(this.store, uuid, 'cancelled', { reason: why, expected: ['queued'] });
    return { run: toRun((await findRun(this.store, uuid)) ?? found) };
  }

  /** Pauses a run or lets it go on; telling it what it is told already sends nothing. */
  async tell(uuid: RunUuid, kind: 'pause' | 'resume', { by, reason }: Act): Promise<TellRunPayload | RunNotFound | RunNotLive> {
    const why = checkedReason(reason, 'input.reason');
    const found = await findRun(this.store, uuid);
    if (found === null) return { code: 'RUN_NOT_FOUND', message: `there is no run ${uuid}` };
    if (found.state !== 'running' && found.state !== 'paused') return notLive(found);
    const pending = await pendingCommands(this.store, uuid);
    const last = pending.findLast((command) => command.kind === 'pause' || command.kind === 'resume')?.kind;
    const willBe = last ?? (found.state === 'paused' ? 'pause' : 'resume');
    if (willBe !== kind) await sendCommand(this.store, uuid, kind, { by, reason: why });
    return { run: toRun(found), sent: willBe !== kind };
  }

  private async create(spec: RunSpec, { by, reason }: Act): Promise<StartRunPayload> {
    const { name, project, scaler } = spec;
    const row = await createRun(this.store, {
      ...{ uuid: uuidv7(), project, name, spec, state: 'queued', origin: 'api' },
      ...{ scaler: scaler.kind, enqueue: true },
      event: reason === '' ? undefined : { kind: 'start-requested', detail: { by, reason } },
    });
    return { run: toRun(row) };
  }
}

function notLive({ uuid, state }: RunRow): RunNotLive {
  const message = state === 'queued' ? `run ${uuid} has not started` : `run ${uuid} has ended: it is ${state}`;
  return { code: 'RUN_NOT_LIVE', message, state };
}

function toProblem(error: InputError): InputProblem {
  const { path, value, allowed } = error.problem;
  return { code: 'BAD_USER_INPUT', message: error.message, path, value, allowed };
}
