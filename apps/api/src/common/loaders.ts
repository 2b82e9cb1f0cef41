import DataLoader from 'dataloader';

import type { LayerInfo, RunUuid } from '#libs/contracts';
import { countAlerts, findRuns, listLayers, type RunRow, type Store } from '#libs/decision-store';

/** How many alerts a run has. */
export interface AlertCounts {
  readonly firing: number;
  readonly total: number;
}

/** Reads that are gathered over one operation, so that a page of runs costs one query per kind. */
export interface Loaders {
  readonly runs: DataLoader<RunUuid, RunRow>;
  readonly layers: DataLoader<RunUuid, readonly LayerInfo[]>;
  readonly alertCounts: DataLoader<RunUuid, AlertCounts>;
}

// no memory of earlier answers: a subscription is one operation that lasts for hours
const GATHER_ONLY = { cache: false } as const;

/** New loaders, for one operation. */
export function createLoaders(store: Store): Loaders {
  return {
    runs: new DataLoader(async (uuids) => {
      const found = new Map((await findRuns(store, unique(uuids))).map((run) => [run.uuid, run]));
      return uuids.map((uuid) => found.get(uuid) ?? new Error(`run ${uuid} is gone`));
    }, GATHER_ONLY),
    layers: new DataLoader(async (uuids) => {
      const found = await listLayers(store, unique(uuids));
      return uuids.map((uuid) => found.get(uuid) ?? []);
    }, GATHER_ONLY),
    alertCounts: new DataLoader(async (uuids) => {
      const found = await countAlerts(store, unique(uuids));
      return uuids.map((uuid) => found.get(uuid) ?? { firing: 0, total: 0 });
    }, GATHER_ONLY),
  };
}

function unique(uuids: readonly RunUuid[]): RunUuid[] {
  return [...new Set(uuids)];
}
