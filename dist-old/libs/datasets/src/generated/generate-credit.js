import { createHash } from 'node:crypto';
import { CodedTexts, emptyColumn } from '../csv/table.js';
import { tabularSet } from '../csv/tabular-set.js';
import { STREAMS, seededRandom } from '../seeded-random.js';
import { CREDIT_COLUMNS } from './credit-columns.js';
import { approvalLogOdds, drawApplication } from './credit-model.js';
/**
 * Generates credit applications whose labels are drawn from a known logistic model: P(approved) = 1 / (1 + e^−z), z of
 * `approvalLogOdds`. Being in group B lowers z by `bias` and changes nothing else.
 *
 * The same spec gives the same rows on every machine; no file, no network.
 */
export function generateCredit(spec) {
    const { testFraction, seed } = spec;
    return tabularSet({
        name: 'generated-credit',
        train: creditTable(spec),
        label: 'approved',
        positive: 'yes',
        concernsPeople: true,
        testFraction,
        splitSeed: seed,
    });
}
/** The applications as a table, before any encoding. */
export function creditTable({ rows, bias, seed }) {
    const random = seededRandom(seed, STREAMS.generatedCredit);
    const columns = CREDIT_COLUMNS.map(emptyColumn);
    const labels = new CodedTexts();
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for (let row = 1; row <= rows; row += 1) {
        const application = drawApplication(random);
        const isApproved = random.unit() < 1 / (1 + Math.exp(-approvalLogOdds(application, bias)));
        columns.forEach((column) => { put(column, application, row); });
        labels.push(isApproved ? 'yes' : 'no', row);
        const line = `${Object.values(application).join(',')},${isApproved ? 'yes' : 'no'}\n`;
        hash.update(line);
        sizeBytes += line.length;
    }
    const entry = { name: `generated-credit rows=${rows} bias=${bias} seed=${seed}`, sha256: hash.digest('hex'), sizeBytes };
    return { source: 'generated-credit', entry, rowCount: rows, columns, labels, dropped: 0 };
}
function put({ spec, numbers, texts }, application, row) {
    const value = application[spec.name];
    texts?.push(String(value), row);
    if (typeof value === 'number')
        numbers?.push(value);
}
//# sourceMappingURL=generate-credit.js.map