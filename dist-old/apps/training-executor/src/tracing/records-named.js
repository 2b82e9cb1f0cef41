import { InputError, isRunUuid } from '#libs/contracts';
import { findPrediction, isNewRecord } from '#libs/decision-store';
/** What a pseudonym looks like. */
const PSEUDONYM = /^[0-9a-f]{20}$/;
/**
 * The records that a person names: themselves, or by the pseudonyms that they have among the sensitive predictions of the run.
 *
 * @throws InputError for a pseudonym that the run does not have.
 */
export async function recordsNamed(store, run, names) {
    return await Promise.all(names.map((name) => recordNamed(store, run, name)));
}
async function recordNamed(store, run, name) {
    if (!PSEUDONYM.test(name))
        return name;
    const found = isRunUuid(run) ? await findPrediction(store, run, name) : null;
    if (found !== null && isNewRecord(found.record)) {
        throw new InputError({ source: null, path: 'record', value: `${JSON.stringify(name)}, a new record`, allowed: 'a record of the data of the run: of a new one only its score and its words are kept, and a trace needs the numbers that the net saw' });
    }
    if (found !== null)
        return found.record;
    throw new InputError({ source: null, path: 'record', value: JSON.stringify(name), allowed: 'SPLIT:ROW, as test:17, or the pseudonym of a sensitive prediction of the run' });
}
//# sourceMappingURL=records-named.js.map