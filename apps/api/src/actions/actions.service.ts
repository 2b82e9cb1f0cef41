import { Inject, Injectable } from '@nestjs/common';

import { checkedReason, isRunUuid, type RunUuid } from '#libs/contracts';
import { type ActionKey, type ActionRequestRow, type ActTold, decideAction, findActionRequest, isUnreviewed, listActionRequests, stateOfRequest, type Store } from '#libs/decision-store';

import type { Act } from '../auth/actor-of.js';
import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { fromGlobalId, toGlobalId } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import type { ActionRequestConnection, ActionRequestModel, DecideActionResult } from './action.model.js';

/** Which requests are asked for. */
export interface ActionsQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly project?: string | null | undefined;
  readonly run?: RunUuid | undefined;
  readonly open?: boolean | null | undefined;
  /** Number of an incident of the run. */
  readonly incident?: number | undefined;
}

/** What rules ask for: reads it, and decides it in the name of a person. */
@Injectable()
export class ActionsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list({ first, after, run, project, open, incident }: ActionsQuery): Promise<ActionRequestConnection> {
    const key = after === null || after === undefined ? undefined : keyOf(after, 'after');
    const page = await listActionRequests(this.store, { first, run, incident, project: project ?? undefined, open: open ?? undefined, after: key });
    const edges = page.requests.map((row) => ({ cursor: idOf(row), node: toRequest(row) }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async find(key: string): Promise<ActionRequestModel | null> {
    const found = parseKey(key);
    const row = found === null ? null : await findActionRequest(this.store, found);
    return row === null ? null : toRequest(row);
  }

  /** @throws InputError when there is no reason. */
  async decide(id: string, verdict: 'approve' | 'reject', { by, role, reason }: Act): Promise<typeof DecideActionResult> {
    const key = keyOf(id, 'input.request');
    const outcome = await decideAction(this.store, key, { verdict, by, role, reason: checkedReason(reason, 'input.reason') });
    switch (outcome.kind) {
      case 'no-request':
        return notFound(key);
      case 'already':
        return { code: 'ALREADY_DECIDED', message: `request ${key.request} is ${outcome.act} by ${outcome.by}: the first decision stands` };
      case 'not-live':
        return { code: 'RUN_NOT_LIVE', message: `run ${key.run} is ${outcome.state}: nothing executes it`, state: outcome.state };
      case 'needs-reviewer':
        return { code: 'NEEDS_REVIEWER', message: 'what the time-out policy decided is reviewed by a reviewer' };
      case 'decided':
        return await this.decided(key);
    }
  }

  private async decided(key: ActionKey): Promise<typeof DecideActionResult> {
    const row = await findActionRequest(this.store, key);
    return row === null ? notFound(key) : { request: toRequest(row) };
  }
}

function notFound({ run, request }: ActionKey): { code: string; message: string } {
  return { code: 'REQUEST_NOT_FOUND', message: `there is no request ${request} of run ${run}` };
}

function idOf({ run, request }: ActionKey): string {
  return toGlobalId('ActionRequest', `${run}:${request}`);
}

function keyOf(id: string, field: string): ActionKey {
  const found = fromGlobalId(id);
  const key = found?.type === 'ActionRequest' ? parseKey(found.key) : null;
  if (key === null) throw badInput(field, id, 'the global id of a request');
  return key;
}

function parseKey(key: string): ActionKey | null {
  const [run = '', request = ''] = key.split(':');
  return isRunUuid(run) && /^[1-9]\d{0,8}$/.test(request) ? { run, request: Number(request) } : null;
}

function toRequest(row: ActionRequestRow): ActionRequestModel {
  const { run, request, rule, ruleVersion, kind, args, step, reason, respondBy, escalateTo, createdAt } = row;
  return {
    ...{ id: idOf(row), runUuid: run, request, rule, ruleVersion, kind, args, step, reason, respondBy, escalateTo, createdAt },
    state: stateOfRequest(row),
    unreviewed: isUnreviewed(row),
    told: row.told.map(toTold),
    acts: row.acts.map(({ act, by, reason: why, commandSeq, createdAt: at, told }) => ({ act, by, reason: why, command: commandSeq, at, told: told.map(toTold) })),
  };
}

function toTold({ receiver, state, notification }: ActTold): ActionRequestModel['told'][number] {
  return { receiver, state, notification: toGlobalId('Notification', notification) };
}
