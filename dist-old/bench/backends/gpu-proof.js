/** Whether a value meets its target; NaN meets none. */
export function meets({ value, target }) {
    if (target === null)
        return true;
    return 'max' in target ? value <= target.max : value >= target.min;
}
/** Why what computes here can prove nothing about a GPU, or null. */
export function whyNoProof({ name, flags }) {
    if (flags['device'] === 'GPU')
        return null;
    const on = flags['device'] === 'software' ? `${String(flags['adapter'])}, a software driver` : 'the CPU';
    return `${name} computes on ${on}: nothing is proven about a GPU`;
}
/** What the README says of the last proof; a test holds it to that. */
export function proofSentence(proof) {
    if (proof === null)
        return 'Proven on a GPU: never yet';
    return `Proven on a GPU: ${proof.date.slice(0, 10)}, ${proof.device}, commit ${proof.commit.slice(0, 7)}`;
}
//# sourceMappingURL=gpu-proof.js.map