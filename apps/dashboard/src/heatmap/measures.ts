import type { Measure } from '../generated/graphql.js';
import type { MeasureStyle } from './colour-scale.js';

/** How a measure is named, coloured and read from live steps. */
export interface MeasureLook extends MeasureStyle {
  readonly label: string;
  /** Where live steps carry it; other measures are read again while a run lives. */
  readonly live: 'scale' | 'gradNorm' | null;
}

const positive = { kind: 'log', extreme: 'highest', live: null } as const;

/** All measures that can be shown. */
export const MEASURE_LOOKS: Readonly<Record<Measure, MeasureLook>> = {
  SCALE: { label: 'Scale', kind: 'log-diverging', extreme: 'farthest-from-one', live: 'scale' },
  RAW_SCALE: { label: 'Raw scale', kind: 'log-diverging', extreme: 'farthest-from-one', live: null },
  GRAD_NORM: { ...positive, label: 'Gradient norm', live: 'gradNorm' },
  UPDATE_NORM: { ...positive, label: 'Update norm' },
  PARAM_NORM: { ...positive, label: 'Weight norm' },
  COSINE: { label: 'Cosine', kind: 'diverging', extreme: 'lowest', live: null },
  NOISE: { ...positive, label: 'Noise' },
};
