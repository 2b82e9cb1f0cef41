/** Keeps what is too much to be done twice at once to one at a time in this process, whoever asks. */
export function oneAtATime() {
    let isTaken = false;
    return (work) => {
        if (isTaken)
            return null;
        isTaken = true;
        return work().finally(() => {
            isTaken = false;
        });
    };
}
//# sourceMappingURL=one-at-a-time.js.map