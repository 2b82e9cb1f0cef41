import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';

import { InputError, type RunSpec, type RunUuid } from '#libs/contracts';
import { createRun, findRun, sendCommand, setRunState, type Store } from '#libs/decision-store';

import { ENVIRONMENT, type ApiEnvironment } from '../common/api-environment.js';
import { STORE } from '../common/tokens.js';
import type { CancelRunPayload, InputProblem, RunNotFound, RunNotLive, StartRunInput, StartRunPayload } from './mutations.model.js';
import { readSpec } from './read-spec.js';
import { toRun } from './to-run.js';

const LIVE = new Set(['queued', 'running', 'paused']);
const REASON_LENGTH = 500;

/** Starts and cancels runs. */
@Injectable()
export class RunControl {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  async start(input: StartRunInput): Promise<StartRunPayload | InputProblem> {
    try {
      const reason = checkedReason(input.reason ?? '', 'input.reason', 0);
      return await this.create(readSpec(input, this.environment.dataFolder), reason);
    } catch (error) {
      if (error instanceof InputError) return toProblem(error);
      throw error;
    }
  }

  async cancel(uuid: RunUuid, reason: string): Promise<CancelRunPayload | RunNotFound | RunNotLive> {
    const why = checkedReason(reason, 'input.reason', 1);
    const found = await findRun(this.store, uuid);
    if (found === null) return { code: 'RUN_NOT_FOUND', message: `there is no run ${uuid}` };
    if (!LIVE.has(found.state)) {
      return { code: 'RUN_NOT_LIVE', message: `run ${uuid} has ended: it is ${found.state}`, state: found.state };
    }
    await sendCommand(this.store, uuid, 'cancel', { by: 'api', reason: why });
    await setRunState(this.store, uuid, 'cancelled', { reason: why, expected: ['queued'] });
    return { run: toRun((await findRun(this.store, uuid)) ?? found) };
  }

  private async create(spec: RunSpec, reason: string): Promise<StartRunPayload> {
    const { name, project, scaler } = spec;
    const row = await createRun(this.store, {
      ...{ uuid: uuidv7(), project, name, spec, state: 'queued', origin: 'api' },
      ...{ scaler: scaler.kind, enqueue: true },
      event: reason === '' ? undefined : { kind: 'start-requested', detail: { by: 'api', reason } },
    });
    return { run: toRun(row) };
  }
}

function checkedReason(reason: string, path: string, least: number): string {
  const text = reason.trim();
  if (text.length >= least && text.length <= REASON_LENGTH) return text;
  throw new InputError({ source: null, path, value: `${text.length} characters`, allowed: `${least} to ${REASON_LENGTH} characters` });
}

function toProblem(error: InputError): InputProblem {
  const { path, value, allowed } = error.problem;
  return { code: 'BAD_USER_INPUT', message: error.message, path, value, allowed };
}
