/**
 * Chooses which records are kept, once and for all: a kept record is recorded to the end of the run.
 *
 * All listed and registered records are kept. The other policies have `most` to share: one keeps further records, in the order
 * of its finding, while fewer than its share of the kept ones have ever been its. The rest is counted.
 */
export function keepRecords(most, past, pseudonym) {
    const kept = keptBefore(past);
    return {
        records: kept.records,
        keep(findings, registered) {
            const now = { first: kept.records.length, added: [] };
            const names = new Map(registered.map((each) => [each.record, each.pseudonym]));
            const sharing = new Set(findings.filter(({ policy }) => policy !== 'listed').map(keyOf)).size;
            const share = Math.max(1, Math.floor(most / Math.max(1, sharing)));
            const add = (record) => {
                const place = kept.records.push(record) - 1;
                kept.places.set(record, place);
                now.added.push({ record, pseudonym: names.get(record) ?? pseudonym(record) });
                return place;
            };
            const all = withRegistered(findings, registered, everOf(kept, 'listed '));
            const before = all.map((finding) => new Set(everOf(kept, keyOf(finding))));
            for (const finding of all)
                addNew(kept, finding, { share: finding.policy === 'listed' ? Infinity : share, add });
            // only now: what one policy keeps another may be true of too
            const policies = all.map((finding, i) => tell(kept, finding, before[i] ?? new Set()));
            return { ...now, policies };
        },
    };
}
function keptBefore({ records, by }) {
    const placed = records.filter(({ place }) => place !== null);
    const kept = { records: placed.map(({ record }) => record), places: new Map(placed.map(({ record, place }) => [record, place])), ever: new Map() };
    for (const { place, ...policy } of by)
        everOf(kept, keyOf(policy)).add(place);
    return kept;
}
function everOf({ ever }, key) {
    const found = ever.get(key) ?? new Set();
    ever.set(key, found);
    return found;
}
function addNew(kept, finding, { share, add }) {
    const ever = everOf(kept, keyOf(finding));
    for (const record of finding.records) {
        const place = kept.places.get(record) ?? (ever.size < share ? add(record) : null);
        if (place !== null)
            ever.add(place);
    }
}
function tell(kept, finding, before) {
    const { policy, attribute, looked, lasting, records } = finding;
    const ever = everOf(kept, keyOf(finding));
    const places = records.flatMap((record) => kept.places.get(record) ?? []);
    for (const place of places)
        ever.add(place);
    return { policy, attribute, looked, matching: records.length, kept: places.length, places: lasting ? places.filter((place) => !before.has(place)) : places, lasting };
}
/** What persons have registered is listed too. */
function withRegistered(findings, registered, listed) {
    const own = findings.find(({ policy }) => policy === 'listed');
    if (registered.length === 0 && (own !== undefined || listed.size === 0))
        return [...findings];
    const records = [...new Set([...(own?.records ?? []), ...registered.map(({ record }) => record)])];
    return [{ policy: 'listed', attribute: '', lasting: true, looked: records.length, records }, ...findings.filter((each) => each !== own)];
}
function keyOf({ policy, attribute }) {
    return `${policy} ${attribute}`;
}
//# sourceMappingURL=keep-records.js.map