/** Before the first line, and between two. Unit: ms. */
const EVERY_MS = 3000;
/** Tells how far a check is, every few seconds: nothing for short ones. */
export function proofProgress(name, clock, say) {
    let toldAt = clock.elapsed();
    return (phase, done, of) => {
        if (clock.elapsed() - toldAt < EVERY_MS)
            return;
        toldAt = clock.elapsed();
        const what = phase === 'hashes' ? `frame ${done} of ${of} hashed` : `steps up to ${done} of ${of} recomputed`;
        say(`verify ${name}: ${what}`);
    };
}
//# sourceMappingURL=proof-progress.js.map