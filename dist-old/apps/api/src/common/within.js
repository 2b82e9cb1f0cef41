/** What `work` gives, unless it takes longer than `ms`. @throws Error when it does, or what `work` throws. */
export async function within(ms, work) {
    work.catch(() => undefined); // late: nobody waits for it any more
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => { reject(new Error(`no answer within ${ms} ms`)); }, ms);
    });
    try {
        return await Promise.race([work, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
//# sourceMappingURL=within.js.map