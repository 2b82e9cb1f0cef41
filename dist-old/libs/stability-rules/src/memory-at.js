/** The number at a place of a memory; 0, as all memory begins, where the place is not there. */
export function at(memory, place) {
    return memory[place] ?? 0;
}
//# sourceMappingURL=memory-at.js.map