import type { Training } from '#libs/training';

import type { Looked } from './find-sensitive.js';
import { type Outcomes, outcomesOf, type Reading } from './outcomes.js';

/** Split and row of a record: `test:17`. */
export function rowOf(record: string): { readonly split: 'train' | 'test'; readonly row: number } {
  const [split, row] = record.split(':');
  return { split: split === 'train' ? 'train' : 'test', row: Number(row) };
}

/** Outcomes of records, in their order: those that were looked at as they are known, the others computed. */
export async function scoreRecords(
  training: Pick<Training, 'scores'>,
  records: readonly string[],
  { rows, outcomes }: Looked,
  reading: Reading,
): Promise<Pick<Outcomes, 'scores' | 'decided'>> {
  const placeOf = new Map(Array.from(rows, (row, i) => [row, i]));
  const result = { scores: new Float32Array(records.length), decided: new Int32Array(records.length) };
  const missing: Record<'train' | 'test', number[]> = { train: [], test: [] };
  records.forEach((record, at) => {
    const { split, row } = rowOf(record);
    const place = split === 'test' ? placeOf.get(row) : undefined;
    if (place === undefined) missing[split].push(at);
    else copy(outcomes, place, result, at);
  });
  for (const split of ['train', 'test'] as const) {
    const places = missing[split];
    if (places.length === 0) continue;
    const found = outcomesOf(await training.scores(split, Int32Array.from(places, (at) => rowOf(records[at] as string).row)), reading);
    places.forEach((at, i) => { copy(found, i, result, at); });
  }
  return result;
}

function copy(from: Pick<Outcomes, 'scores' | 'decided'>, place: number, to: Pick<Outcomes, 'scores' | 'decided'>, at: number): void {
  to.scores[at] = from.scores[place] as number;
  to.decided[at] = from.decided[place] as number;
}
