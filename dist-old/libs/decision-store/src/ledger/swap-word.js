/** The four bytes of a word in the other order: between this machine's and the network's. */
export function swapWord(word) {
    return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}
//# sourceMappingURL=swap-word.js.map