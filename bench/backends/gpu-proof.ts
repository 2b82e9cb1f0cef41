import type { ResolvedBackend } from '#libs/tensor-math';

/** One thing that was checked. */
export interface ProofCheck {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Null where the value is a figure that nothing is asked of. */
  readonly target: { readonly max: number } | { readonly min: number } | null;
}

/** What `npm run prove:gpu` writes to `docs/gpu-proof.json`. */
export interface GpuProof {
  /** Name and driver of what computed. */
  readonly device: string;
  readonly backend: ResolvedBackend;
  readonly node: string;
  readonly commit: string;
  /** Whether the tree was as committed. */
  readonly clean: boolean;
  /** UTC. */
  readonly date: string;
  readonly checks: readonly ProofCheck[];
}

/** Whether a value meets its target; NaN meets none. */
export function meets({ value, target }: ProofCheck): boolean {
  if (target === null) return true;
  return 'max' in target ? value <= target.max : value >= target.min;
}

/** Why what computes here can prove nothing about a GPU, or null. */
export function whyNoProof({ name, flags }: ResolvedBackend): string | null {
  if (flags['device'] === 'GPU') return null;
  const on = flags['device'] === 'software' ? `${String(flags['adapter'])}, a software driver` : 'the CPU';
  return `${name} computes on ${on}: nothing is proven about a GPU`;
}

/** What the README says of the last proof; a test holds it to that. */
export function proofSentence(proof: GpuProof | null): string {
  if (proof === null) return 'Proven on a GPU: never yet';
  return `Proven on a GPU: ${proof.date.slice(0, 10)}, ${proof.device}, commit ${proof.commit.slice(0, 7)}`;
}
