import type { Slot } from './host-kernels.js';
import type { KernelRun } from './record-kernels.js';

/** Numbers on the heap that a program keeps for what is small of a kernel. */
export interface Block {
  /** Unit: bytes. */
  readonly address: number;
  /** Puts numbers there, end to end. */
  write(slots: readonly Slot[]): void;
  /** The numbers, until the heap grows. */
  read(): Float32Array;
}

/** Where the tensors of a program lie while it runs; values by their places in the recording. */
export interface ProgramMemory {
  /** Numbers of a vector. */
  readonly vectorSize: number;
  /** Numbers of a small tensor; null for a vector. */
  slot(place: number): Slot | null;
  /** Where a vector lies now. Unit: bytes. */
  address(place: number): number;
  /** Room for a vector that the kernel makes; its address. It may grow the heap: views taken before are dead. Unit: bytes. */
  make(place: number): number;
  /** Another name for a vector. */
  share(from: number, to: number): void;
  /** Sets numbers of a vector to 0, `[from, to)`. */
  clear(place: number, from: number, to: number): void;
  /** Room for so many numbers, for as long as the program lives. */
  block(count: number): Block;
}

/** What a kernel that is called by addresses is made of. */
export interface DirectParts {
  readonly run: KernelRun;
  readonly memory: ProgramMemory;
}

/**
 * A kernel of ours as a program runs it: by the addresses of its vectors, small inputs from the host and small outputs to it, without a tensor
 * for any of them. Made once, done at every run; null where it cannot be done so.
 */
export type DirectKernel = (parts: DirectParts) => (() => void) | null;

const known = new Map<string, DirectKernel>();

/** Says how programs run a kernel that is registered for wasm; to the same bits. */
export function registerDirectKernel(kernel: string, direct: DirectKernel): void {
  known.set(kernel, direct);
}

/** The kernel by addresses; null where there is no such way. */
export function directKernel(parts: DirectParts): (() => void) | null {
  return known.get(parts.run.kernel)?.(parts) ?? null;
}
