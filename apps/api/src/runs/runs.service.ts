import { Inject, Injectable } from '@nestjs/common';

import type { RunState, RunUuid } from '#libs/contracts';
import { findRun, listLayers, listRuns, type RunSort, type Store } from '#libs/decision-store';

import { toConnection } from '../common/connection.js';
import { given } from '../common/given.js';
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
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
  readonly firing?: boolean | null | undefined;
  readonly sort?: RunSort | undefined;
}

/** Reads runs and what belongs to them as a whole. */
@Injectable()
export class RunsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async find(uuid: RunUuid): Promise<RunModel | null> {
    const row = await findRun(this.store, uuid);
    return row === null ? null : toRun(row);
  }

  async list({ first, after, sort, ...rest }: RunsQuery): Promise<RunConnection> {
    const page = await listRuns(this.store, {
      ...given(rest),
      ...{ first, sort },
      after: after === null || after === undefined ? undefined : runUuidOf(after, 'after'),
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
