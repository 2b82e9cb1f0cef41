/** The installed backends beside the reference, or the one that is named. Missing ones are told: a skip is never silent. */
export function presentBackends(table, only) {
    const asked = table.filter(({ name }) => name !== 'cpu' && (only ?? name) === name);
    for (const { name, available, detail, fix } of asked) {
        if (!available)
            process.stderr.write(`gradlens: SKIPPED ${name}: ${detail}; ${fix ?? ''}\n`);
    }
    return asked.filter(({ available }) => available).map(({ name }) => name);
}
//# sourceMappingURL=present-backends.js.map