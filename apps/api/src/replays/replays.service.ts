import { Inject, Injectable } from '@nestjs/common';

import type { RunUuid } from '#libs/contracts';
import { findReplay, listReplays, type Store } from '#libs/decision-store';

import { toConnection } from '../common/connection.js';
import { studyOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import type { ReplayConnection, ReplayModel } from './replay.model.js';
import { toReplay } from './to-replay.js';

/** Which replays are asked for. */
export interface ReplaysQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly project?: string | null | undefined;
  readonly run?: RunUuid | undefined;
}

/** Reads replays. They are made by `gradlens replay`. */
@Injectable()
export class ReplaysService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list({ first, after, run, project }: ReplaysQuery): Promise<ReplayConnection> {
    const page = await listReplays(this.store, { first, run, project: project ?? undefined, after: after === null || after === undefined ? undefined : studyOf('Replay', after, 'after') });
    const edges = page.rows.map(toReplay).map((node) => ({ cursor: node.id, node }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async find(uuid: string): Promise<ReplayModel | null> {
    const row = await findReplay(this.store, uuid);
    return row === null ? null : toReplay(row);
  }
}
