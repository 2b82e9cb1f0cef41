import type { ArmResult, Comparison } from '#libs/contracts';

export type { CompareCosts, CompareEconomy, Comparison } from '#libs/contracts';

/** The arm of the spec's own scaler. */
export function ownArm({ arms }: Comparison): ArmResult {
  return arms[0] as ArmResult;
}
