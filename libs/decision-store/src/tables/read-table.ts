import { InputError } from '#libs/contracts';
import type { RunUuid } from '#libs/contracts';

import { snapshot } from '../open/snapshot.js';
import type { StorePool } from '../open/store.js';
import type { Queryable } from '../proving/stored-windows.js';
import { findLedger, layerNumber } from '../reading/find-ledger.js';
import type { Ledger } from '../reading/find-ledger.js';
import { decisionBatches, stepBatches } from './decision-batches.js';
import { groupBatches, predictionBatches } from './prediction-batches.js';
import { eventBatches, evaluationBatches } from './row-batches.js';
import type { ExportTable, TableBatch, TableQuery } from './table-batch.js';

/** Which part of a run's table is read. */
export interface TablePart {
  readonly table: ExportTable;
  /** First and last step, both included; all by default. */
  readonly fromStep?: number | undefined;
  readonly toStep?: number | undefined;
  /** Names of the layers; all by default. */
  readonly layers?: readonly string[] | undefined;
}

const LAST_STEP = 2 ** 52;

const READERS: Readonly<Record<ExportTable, (client: Queryable, query: TableQuery) => AsyncGenerator<TableBatch>>> = {
  decisions: decisionBatches,
  steps: stepBatches,
  events: eventBatches,
  evaluations: evaluationBatches,
  predictions: predictionBatches,
  groups: groupBatches,
};

/**
 * Reads a table of a run in batches that fit the memory, of one state of the database.
 *
 * @throws InputError when there is no such run or layer.
 */
export async function readTable<T>(store: StorePool, uuid: RunUuid, part: TablePart, work: (batches: AsyncGenerator<TableBatch>) => Promise<T>): Promise<T> {
  const ledger = await findLedger(store, uuid);
  const query = { runId: ledger.runId, layers: chosenLayers(ledger, part.layers), fromStep: part.fromStep ?? 0, toStep: part.toStep ?? LAST_STEP };
  if (query.fromStep > query.toStep) throw new InputError({ source: null, path: '--from', value: String(query.fromStep), allowed: `a step up to --to (${query.toStep})` });
  return await snapshot(store, (client) => work(READERS[part.table](client, query)));
}

function chosenLayers(ledger: Ledger, names: readonly string[] | undefined): TableQuery['layers'] {
  const numbers = names === undefined ? [...ledger.layers.keys()] : names.map((name) => layerNumber(ledger, name));
  return [...new Set(numbers)].sort((a, b) => a - b).map((layer) => ({ layer, name: ledger.layers[layer] ?? '' }));
}
