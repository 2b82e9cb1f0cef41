import type { Against, ArmResult, Saving } from '#libs/contracts';

/** What an interval says of a saving. */
export type Verdict = 'better' | 'no difference shown' | 'worse';

/** Better or worse only where the whole interval is on that side of 0. */
export function verdictOf({ ci95 }: Saving): Verdict {
  if (ci95[0] > 0) return 'better';
  return ci95[1] < 0 ? 'worse' : 'no difference shown';
}

/** The claim that an optimizer saves. Unit: %. */
export const CLAIM = { steps: 30, seconds: 25 } as const;

/**
 * Whether an arm keeps the claim against another one: at least {@link CLAIM} fewer steps, interval above 0, as much less time by this clock, interval
 * above 0, and final accuracy not worse.
 */
export function keepsClaim({ steps, accuracy, ...seconds }: Against, clock: 'wall' | 'processor'): boolean {
  const time = seconds[clock];
  const saves = (saving: Saving, least: number): boolean => saving.percent >= least && saving.ci95[0] > 0;
  return saves(steps, CLAIM.steps) && time !== null && saves(time, CLAIM.seconds) && accuracy.holds;
}

/** How scales are chosen. */
export type ScaleChoice = 'per layer' | 'uniform' | 'scale 1';

/** What one net says of a scaler. */
export interface NetEvidence {
  /** The scaler against its uniform form, in steps. */
  readonly perLayer: Saving;
  /** Its uniform form against scale 1. */
  readonly uniform: Saving;
}

/** What a class of nets should use: the simpler choice, unless what is added to it is better on some net and worse on none. */
export function defaultChoice(nets: readonly NetEvidence[]): ScaleChoice {
  const adds = (of: (net: NetEvidence) => Saving): boolean => {
    const verdicts = nets.map((net) => verdictOf(of(net)));
    return verdicts.includes('better') && !verdicts.includes('worse');
  };
  if (adds(({ perLayer }) => perLayer)) return 'per layer';
  return adds(({ uniform }) => uniform) ? 'uniform' : 'scale 1';
}

/** An arm against another by name. @throws RangeError where they were not compared. */
export function againstOf({ name, against }: ArmResult, other: string): Against {
  const found = against.find((each) => each.other === other);
  if (found === undefined) throw new RangeError(`${name} was not compared with ${other}`);
  return found;
}
