import { createHash } from 'node:crypto';
import path from 'node:path';
import { InputError, storableText } from '#libs/contracts';
import { describeRecord } from '#libs/datasets';
import { pseudonymsOf, registerNewRecords } from '#libs/decision-store';
import { wordsOf } from './fill-details.js';
/** Records of one file that may be registered at once. */
const MOST_REGISTERED = 1000;
/**
 * Registers scored new records as sensitive predictions of their run. A record is known again by the numbers that the net sees: its
 * pseudonym is made of them, under the key of the home folder, so the same record is stored once a run.
 *
 * @throws InputError for a file with more than 1,000 records.
 */
export async function registerNew({ store, environment }, { row, data }, { predicted, step, by, reason }) {
    const { predictions, features } = predicted;
    if (predictions.length > MOST_REGISTERED)
        throw new InputError({ source: null, path: 'records', value: `${predictions.length} records`, allowed: `up to ${MOST_REGISTERED} with --register` });
    const pseudonym = pseudonymsOf(path.resolve(environment.GRADLENS_HOME), data.manifest.splitSha256);
    const width = features.length / predictions.length;
    const all = predictions.map(({ row: at, score }) => {
        const own = features.slice(at * width, (at + 1) * width);
        return { pseudonym: pseudonym(`new:${createHash('sha256').update(own).digest('hex')}`), score, ...detailOf(own, data) };
    });
    const once = [...new Map(all.map((record) => [record.pseudonym, record])).values()];
    const registered = await registerNewRecords(store, { run: row.uuid, by, reason, step: row.lastStep + 1, scoreStep: step, records: once });
    return { by, reason, pseudonyms: all.map((record) => record.pseudonym), registered: registered.length, known: once.length - registered.length };
}
/** What the net sees of a record in words, and of these the protected attributes: what else the file says is not read. */
function detailOf(features, data) {
    const words = wordsOf(describeRecord(data, { features }, 0));
    return { features: words, protected: Object.fromEntries(data.protectedAttributes.flatMap((attribute) => (attribute in (words ?? {}) ? [[attribute, storableText(words?.[attribute] ?? '')]] : []))) };
}
//# sourceMappingURL=register-new.js.map