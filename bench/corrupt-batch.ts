import { batchIndices, type Dataset } from '#libs/datasets';
import type { RunSpec } from '#libs/contracts';

/** Multiplies the features of the batch of a step in place: a corrupted batch. The function given back puts them as they were. */
export function corruptBatch({ train }: Dataset, { batchSize, seeds }: Pick<RunSpec, 'batchSize' | 'seeds'>, at: { readonly step: number; readonly factor: number }): () => void {
  const width = train.features.length / train.count;
  const rows = batchIndices({ count: train.count, batchSize, seed: seeds.batches, step: at.step });
  const saved = [...rows].map((row) => ({ row, values: train.features.slice(row * width, (row + 1) * width) }));
  for (const { row, values } of saved) train.features.set(values.map((value) => value * at.factor), row * width);
  return () => {
    for (const { row, values } of saved) train.features.set(values, row * width);
  };
}
