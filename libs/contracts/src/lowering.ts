/**
 * A stretch of steps in which the scale of some layers is 1 whatever the scaler chooses: by a command, behind a rollback,
 * or while oversight is lost. Kept in the record, so that a resumed attempt computes the same decisions.
 */
export interface Lowering {
  /** First step of it. */
  readonly fromStep: number;
  /** First step after it; null while nobody has ended it. */
  readonly toStep: number | null;
  /** Names of the layers; null for all. */
  readonly layers: readonly string[] | null;
  /** Whether steps that are not finite are skipped meanwhile, also where the spec has that guard off. */
  readonly guards: boolean;
}
