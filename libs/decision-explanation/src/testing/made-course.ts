import { type LayerHistory, MEASURES, type Measure } from '#libs/contracts';

/** What is told of a step: the noise seen, flags, a raw scale in place of the one that follows. */
export interface MadeStep {
  readonly noise: number;
  readonly flags?: number;
  /** Multiplies the raw scale. */
  readonly factor?: number;
  readonly scale?: number;
}

/** A slow obvious `snr` with the default options but `up` and `maxLogScale`, in float64; scale = raw scale unless told. */
export function madeSnrHistory(steps: readonly MadeStep[], { up = 0.03, maxLogScale = 2 } = {}): LayerHistory {
  const measures = Object.fromEntries(MEASURES.map((measure) => [measure, new Float32Array(steps.length)])) as Record<Measure, Float32Array>;
  let logScale = 0;
  let applied = 0;
  steps.forEach(({ noise, flags = 0, factor = 1, scale }, step) => {
    const isSkipped = (flags & 4) !== 0;
    if (!isSkipped) applied++;
    const share = 1 / (1 + noise);
    const signal = Math.min(1, Math.max(0, (share - 0.1 / 1.9) / (1 - 0.1 / 1.9)));
    if (!isSkipped && applied > 6) logScale = Math.min(maxLogScale, Math.max(-maxLogScale, logScale + up * (signal - 0.05)));
    measures.noise[step] = noise;
    measures.flags[step] = flags;
    measures.rawScale[step] = Math.exp(logScale) * factor;
    measures.scale[step] = scale ?? Math.exp(logScale) * factor;
  });
  return { firstStep: 0, measures, learningRate: new Float32Array(steps.length).fill(0.1) };
}
