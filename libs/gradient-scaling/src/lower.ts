import { DECISION_FLAGS, type Lowering } from '#libs/contracts';

/** What is lowered at one step. */
export interface LoweredStep {
  /** 1 where the scale of the layer is 1 whatever the scaler chose, else 0, `[layers]`. */
  readonly mask: readonly number[];
  /** Whether the step is skipped where a gradient is not finite, also against the spec. */
  readonly guards: boolean;
}

/**
 * What is lowered at a step; null when nothing is. Depends on nothing but step and record, so that a replay finds the same.
 *
 * @param layerNames in the order of the layout.
 */
export function loweredAt(step: number, lowerings: readonly Lowering[], layerNames: readonly string[]): LoweredStep | null {
  const active = lowerings.filter(({ fromStep, toStep }) => step >= fromStep && (toStep === null || step < toStep));
  if (active.length === 0) return null;
  const isLowered = (name: string): boolean => active.some(({ layers }) => layers?.includes(name) ?? true);
  return { mask: layerNames.map((name) => (isLowered(name) ? 1 : 0)), guards: active.some(({ guards }) => guards) };
}

/** Bit `lowered`, `[layers]`. */
export function loweredFlags({ mask }: LoweredStep): number[] {
  return mask.map((is) => is * DECISION_FLAGS.lowered);
}
