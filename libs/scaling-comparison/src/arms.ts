import { isUniform, type RunSpec, type ScalerSpec } from '#libs/contracts';

/** What an arm is there for. */
export const ARM_ROLES = ['scaler', 'uniform', 'scale 1', 'random', 'baseline'] as const;
/** One of {@link ARM_ROLES}. */
export type ArmRole = (typeof ARM_ROLES)[number];

/** A way to train the same task. */
export interface Arm {
  readonly name: string;
  readonly role: ArmRole;
  readonly spec: RunSpec;
  /** Learning rates that it is tried at, ascending; the only one is not tuned. */
  readonly rates: readonly number[];
}

/** Learning rates that a tuned scaler is tried at, as multiples of the spec's: as many as a baseline has. */
const MULTIPLES = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4] as const;

/**
 * The spec's own scaler, and beside it what tells whether choosing by layer does anything: the same scaler forced to one scale for
 * all layers, scale 1, and random scales. Optimizer, net and guards are those of the spec in all of them, and so is the learning
 * rate unless each arm is tuned. What would be the same arm twice is left out.
 */
export function scalerArms(given: RunSpec, tuned: boolean): Arm[] {
  const spec = { ...given, measures: undefined, provoke: [] };
  const { scaler, optimizer } = spec;
  const rates = tuned ? MULTIPLES.map((multiple) => multiple * optimizer.learningRate) : [optimizer.learningRate];
  const arm = (name: string, role: ArmRole, own: ScalerSpec): Arm => ({ name, role, rates, spec: { ...spec, scaler: own } });
  const [own, one] = [arm(scalerName(spec), 'scaler', scaler), arm('scale 1', 'scale 1', withoutScaling(spec).scaler)];
  if (scaler.kind === 'fixed') return isScaleOne(spec) ? [own] : [own, one];
  const uniform = arm(`${scaler.kind}, uniform`, 'uniform', { ...scaler, uniform: true });
  const random = arm('random scales', 'random', { kind: 'random', rate: 0.1, maxLogScale: 2 });
  return [own, ...(isUniform(scaler) ? [] : [uniform]), one, ...(scaler.kind === 'random' ? [] : [random])];
}

/** The same spec with every scale 1 and nothing pushed. */
export function withoutScaling(spec: RunSpec): RunSpec {
  return { ...spec, scaler: { kind: 'fixed', scale: 1, layers: {} }, provoke: [] };
}

function isScaleOne({ scaler }: RunSpec): boolean {
  return scaler.kind === 'fixed' && scaler.scale === 1 && Object.keys(scaler.layers).length === 0;
}

function scalerName({ scaler }: RunSpec): string {
  if (scaler.kind === 'fixed') return `fixed ${scaler.scale}`;
  return isUniform(scaler) ? `${scaler.kind}, uniform` : scaler.kind;
}
