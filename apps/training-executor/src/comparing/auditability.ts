import type { Against, ArmResult } from '#libs/scaling-comparison';

import { type Comparison, ownArm } from './comparison.js';

/** What it costs to be auditable: the auditable arm against the free one, paired over seeds, each to the same target. */
export interface AuditabilityCost {
  readonly auditable: string;
  readonly free: string;
  /** What differs. */
  readonly changed: readonly string[];
  /** A negative saving is a cost. */
  readonly steps: Against['steps'];
  /** Seconds of the process to the target, recording included; null where one was not timed. */
  readonly processor: Against['processor'];
  readonly accuracy: Against['accuracy'];
}

/** The cost of auditability; null where the comparison has not both arms. */
export function auditabilityOf(comparison: Comparison): AuditabilityCost | null {
  const own = ownArm(comparison);
  const [auditable, free] = [armOf(comparison, 'auditable'), armOf(comparison, 'free')];
  if (auditable !== undefined) return costOf(auditable, own, comparison);
  return free === undefined ? null : costOf(own, free, comparison);
}

function armOf({ arms }: Comparison, role: ArmResult['role']): ArmResult | undefined {
  return arms.find((arm) => arm.role === role);
}

function costOf({ name, against }: ArmResult, { name: other }: ArmResult, { choiceChanged = [] }: Comparison): AuditabilityCost | null {
  const found = against.find((each) => each.other === other);
  return found === undefined ? null : { auditable: name, free: other, changed: choiceChanged, steps: found.steps, processor: found.processor, accuracy: found.accuracy };
}
