import { Inject, Injectable } from '@nestjs/common';

import { InputError, type LayerInfo, type RunUuid } from '#libs/contracts';
import { readHeatmap, readSeries, type Store } from '#libs/decision-store';

import { pack } from '../common/packed.js';
import { STORE } from '../common/tokens.js';
import { keptAnswers } from './kept-answers.js';
import type { HeatmapArgs, SeriesArgs, StepRangeArgs, StepSeriesArgs } from './series.args.js';
import type { Heatmap } from './series.model.js';

/** A series as it was read; its forms are made when they are asked for. */
export interface SeriesSource {
  readonly sampled: boolean;
  readonly count: number;
  /** By retention. */
  readonly removed: boolean;
  readonly packed: {
    readonly steps: Int32Array;
    readonly values: Float32Array;
    readonly min: Float32Array;
    readonly max: Float32Array;
    readonly nonFinite: Int32Array;
  };
}

/** A run, and what tells its recorded numbers from earlier and later ones; null while it is not over. */
export interface Recorded {
  readonly run: RunUuid;
  readonly version: string | null;
}

/** Room for answers of runs that are over: some hundred heatmaps and series. Unit: bytes. */
const KEPT_BYTES = 64 * 2 ** 20;

/** What an answer takes beside its numbers: its key, its objects and their buffers. Answers without numbers fill the room as well. Unit: bytes. */
const ENTRY_BYTES = 2_048;

/** Room that a kept series takes, about. Unit: bytes. */
export function seriesBytes({ packed }: SeriesSource): number {
  return Object.values(packed).reduce((sum, { byteLength }) => sum + byteLength, ENTRY_BYTES);
}

/** Room that a kept heatmap takes, about. Unit: bytes. */
export function heatmapBytes({ layers, columnSteps, min, max, mean, nonFinite, flagged }: Heatmap): number {
  const texts = [...layers, ...[columnSteps, min, max, mean, nonFinite, flagged].map(({ base64 }) => base64)];
  return texts.reduce((sum, { length }) => sum + length, ENTRY_BYTES);
}

/** Reads long series of a run. Those of runs that are over are kept a while: they are the same each time. */
@Injectable()
export class SeriesService {
  private readonly series = keptAnswers<SeriesSource>(KEPT_BYTES / 2, seriesBytes);
  private readonly heatmaps = keptAnswers<Heatmap>(KEPT_BYTES / 2, heatmapBytes);

  constructor(@Inject(STORE) private readonly store: Store) {}

  ofLayer(run: Recorded, layers: readonly LayerInfo[], args: SeriesArgs): Promise<SeriesSource> {
    knownLayer(layers, args.layer, 'layer');
    const { layer, measure, maxPoints } = args;
    return this.read(run, { layer, measure, maxPoints, ...rangeOf(args) });
  }

  ofStep(run: Recorded, args: StepSeriesArgs): Promise<SeriesSource> {
    const { measure, maxPoints } = args;
    return this.read(run, { layer: null, measure, maxPoints, ...rangeOf(args) });
  }

  async heatmap({ run, version }: Recorded, args: HeatmapArgs): Promise<Heatmap> {
    const { measure, maxColumns } = args;
    const query = { measure, maxColumns, ...rangeOf(args) };
    const read = (): Promise<Heatmap> => this.readHeatmap(run, query);
    return version === null ? await read() : await this.heatmaps.take(`${version} ${JSON.stringify(query)}`, read);
  }

  private async readHeatmap(run: RunUuid, query: Parameters<typeof readHeatmap>[2]): Promise<Heatmap> {
    const map = await readHeatmap(this.store, run, query);
    return {
      layers: [...map.layers],
      columnSteps: pack(map.columnSteps),
      stepsPerColumn: map.stepsPerColumn,
      min: pack(map.min),
      max: pack(map.max),
      mean: pack(map.mean),
      nonFinite: pack(map.nonFinite),
      flagged: pack(map.flagged),
      removed: map.removed,
    };
  }

  private async read({ run, version }: Recorded, query: Parameters<typeof readSeries>[2]): Promise<SeriesSource> {
    const read = async (): Promise<SeriesSource> => {
      const { sampled, count, removed, ...packed } = await readSeries(this.store, run, query);
      return { sampled, count, removed, packed };
    };
    return version === null ? await read() : await this.series.take(`${version} ${JSON.stringify(query)}`, read);
  }
}

/**
 * A range of steps, checked.
 *
 * @throws InputError when it is negative or ends before it starts.
 */
export function rangeOf(args: StepRangeArgs): { fromStep?: number | undefined; toStep?: number | undefined } {
  const fromStep = args.fromStep ?? undefined;
  const toStep = args.toStep ?? undefined;
  const first = fromStep ?? 0;
  if (first < 0) refuseStep('fromStep', first, 'a step from 0 on');
  if (toStep !== undefined && toStep < first) refuseStep('toStep', toStep, `a step from ${first} (fromStep) on`);
  return { fromStep, toStep };
}

function refuseStep(path: string, step: number, allowed: string): never {
  throw new InputError({ source: null, path, value: String(step), allowed });
}

/**
 * The layer of that name.
 *
 * @throws InputError that lists the first names when there is none.
 */
export function knownLayer(layers: readonly LayerInfo[], name: string, path: string): LayerInfo {
  const found = layers.find((layer) => layer.name === name);
  if (found !== undefined) return found;
  const names = layers.slice(0, 10).map((layer) => layer.name);
  const rest = layers.length > names.length ? ` and ${layers.length - names.length} more` : '';
  const allowed = names.length === 0 ? 'nothing yet: the run has no layers before it starts' : `one of ${names.join(', ')}${rest}`;
  throw new InputError({ source: null, path, value: JSON.stringify(name), allowed });
}
