import { Inject, Injectable } from '@nestjs/common';

import type { RunState, RunUuid } from '#libs/contracts';
import { findRun, listLayers, listRuns, type Store } from '#libs/decision-store';

import { toConnection } from '../common/connection.js';
import { runUuidOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import { type LayerModel, toLayer } from './layer.model.js';
import type { RunConnection, RunModel } from './run.model.js';
import { toRun } from './to-run.js';

/** Which runs are asked for. */
export interface RunsQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly state?: RunState | null | undefined;
  readonly project?: string | null | undefined;
  readonly search?: string | null | undefined;
}

/** Reads runs and what belongs to them as a whole. */
@Injectable()
export class RunsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async find(uuid: RunUuid): Promise<RunModel | null> {
    const row = await findRun(this.store, uuid);
    return row === null ? null : toRun(row);
  }

  async list({ first, after, state, project, search }: RunsQuery): Promise<RunConnection> {
    const page = await listRuns(this.store, {
      first,
      after: after === null || after === undefined ? undefined : runUuidOf(after, 'after'),
      state: state ?? undefined,
      project: project ?? undefined,
      search: search ?? undefined,
    });
    const edges = page.runs.map((row) => ({ cursor: row.uuid, node: toRun(row) }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async layer(uuid: RunUuid, number: number): Promise<LayerModel | null> {
    const layers = (await listLayers(this.store, [uuid])).get(uuid) ?? [];
    const found = layers.find((layer) => layer.layer === number);
    return found === undefined ? null : toLayer(uuid, found);
  }
}
