/** An answer of more than this share of all the room is not kept: it would drive out all others. */
const MOST_SHARE = 0.25;
/** Room for answers. `mostBytes`: of all, as `bytesOf` has them. Nothing that failed is kept. */
export function keptAnswers(mostBytes, bytesOf) {
    const kept = new Map();
    const making = new Map();
    let bytes = 0;
    const keep = (key, answer) => {
        const own = bytesOf(answer);
        if (own > mostBytes * MOST_SHARE)
            return;
        kept.set(key, { answer, bytes: own });
        bytes += own;
        for (const [oldest, { bytes: freed }] of kept) {
            if (bytes <= mostBytes)
                return;
            kept.delete(oldest);
            bytes -= freed;
        }
    };
    const makeAnew = (key, make) => {
        const promise = make().then((answer) => {
            keep(key, answer);
            return answer;
        }).finally(() => making.delete(key)); // with the answer in its place: nobody finds neither, and makes it again
        making.set(key, promise);
        return promise;
    };
    return {
        take: async (key, make) => {
            const found = kept.get(key);
            if (found === undefined)
                return await (making.get(key) ?? makeAnew(key, make));
            kept.delete(key); // and back, behind all others
            kept.set(key, found);
            return found.answer;
        },
        get size() {
            return kept.size;
        },
    };
}
//# sourceMappingURL=kept-answers.js.map