import { healthySeries, HEALTHY_KINDS, type HealthyKind, type HealthySeries } from './generated-series.js';
import { EVENT_KINDS, plantEvents, type EventKind, type PlantedEvent } from './planted-events.js';
import type { Detector } from './published-rules.js';

/** One generated series, healthy and with trouble planted in it. */
export interface DetectionCase {
  readonly kind: HealthyKind;
  readonly calm: Float32Array;
  /** What {@link calm} was made of. */
  readonly truth: Pick<HealthySeries, 'surprises' | 'law'>;
  readonly troubled: Float32Array;
  readonly events: readonly PlantedEvent[];
}

/** `perKind` series of each healthy kind, from `firstSeed` on: the same ones on every machine. */
export function detectionCases(firstSeed: number, perKind: number, steps = 6000): DetectionCase[] {
  return HEALTHY_KINDS.flatMap((kind, k) =>
    Array.from({ length: perKind }, (_, i) => {
      const seed = firstSeed + k * perKind + i;
      const healthy = healthySeries(kind, seed, steps);
      const { values, events } = plantEvents(healthy, seed);
      return { kind, calm: healthy.values, truth: healthy, troubled: values, events };
    }),
  );
}

/** What a detector is worth on some cases. */
export interface DetectionScore {
  /** Share of events seen: a point event at its own step (a burst at its first), a ramp before it ends. NaN where there were none. */
  readonly recall: Readonly<Record<EventKind, number>>;
  /** Events of each kind. */
  readonly events: Readonly<Record<EventKind, number>>;
  /** Flagged steps per 1000 of the healthy series. */
  readonly calmPer1000: number;
  /** Flagged steps per 1000 steps of the troubled series that belong to no event. */
  readonly strayPer1000: number;
  /** Steps from the start of each ramp that was seen to its first flag. */
  readonly rampLags: readonly number[];
}

/** Steps after a point event, and after a ramp, that count neither as normal nor as seen. */
const AFTER_POINT = 4;
const AFTER_RAMP = 50;

/** Scores a detector. A flag at a normal step is a false alarm, each step counted. */
export function scoreDetector(detector: Detector, cases: readonly DetectionCase[]): DetectionScore {
  const seen = new Map<EventKind, boolean[]>(EVENT_KINDS.map((kind) => [kind, []]));
  const rampLags: number[] = [];
  let [calm, calmSteps, stray, normalSteps] = [0, 0, 0, 0];
  for (const one of cases) {
    calm += count(detector(one.calm));
    calmSteps += one.calm.length;
    const flags = detector(one.troubled);
    for (const event of one.events) {
      const at = firstFlag(flags, event);
      seen.get(event.kind)?.push(at >= 0);
      if (event.kind === 'ramp' && at >= 0) rampLags.push(at - event.from);
    }
    const normal = normalMask(one);
    normalSteps += count(normal);
    stray += flags.reduce((sum, flag, i) => sum + flag * (normal[i] ?? 0), 0);
  }
  const byKind = (of: (hits: readonly boolean[]) => number): Record<EventKind, number> =>
    Object.fromEntries([...seen].map(([kind, hits]) => [kind, of(hits)])) as Record<EventKind, number>;
  return {
    recall: byKind((hits) => hits.filter(Boolean).length / hits.length),
    events: byKind((hits) => hits.length),
    calmPer1000: (1000 * calm) / calmSteps,
    strayPer1000: (1000 * stray) / normalSteps,
    rampLags,
  };
}

/** Step at which an event is seen; -1 where it is not. */
function firstFlag(flags: Uint8Array, { kind, from, at, to }: PlantedEvent): number {
  if (kind !== 'ramp') return flags[at] === 1 ? at : -1;
  const place = flags.subarray(from, to + 1).indexOf(1);
  return place < 0 ? -1 : from + place;
}

function normalMask({ troubled, events }: DetectionCase): Uint8Array {
  const mask = new Uint8Array(troubled.length).fill(1);
  for (const { kind, from, to } of events) mask.fill(0, from, to + 1 + (kind === 'ramp' ? AFTER_RAMP : AFTER_POINT));
  return mask;
}

function count(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0);
}
