/** The number at a place of a memory; 0, as all memory begins, where the place is not there. */
export function at(memory: Float64Array, place: number): number {
  return memory[place] ?? 0;
}
