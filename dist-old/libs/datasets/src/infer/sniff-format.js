import { InputError } from '#libs/contracts';
import { readRecords } from '../csv/read-records.js';
import { parseDecimal } from '../csv/table.js';
import { isMissingAmongNumbers } from './missing-words.js';
const CANDIDATES = [',', ';', '\t', '|', ' '];
const SNIFFED_ROWS = 200;
const HEADER_ROWS = 2000;
const NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'blanks' };
/**
 * The delimiter that splits the first 200 rows most evenly, into two fields or more.
 *
 * @throws InputError when none does, or the file is empty or cannot be read.
 */
export async function sniffDelimiter(path, given) {
    let best = { value: '', confidence: 0, reason: '', width: 0, score: 0 };
    let malformed = null;
    for (const delimiter of given === undefined ? CANDIDATES : [given]) {
        const widths = await widthsOf(path, delimiter);
        if (widths instanceof InputError)
            malformed ??= widths;
        else
            best = better(best, delimiter, widths);
    }
    const { score, ...guess } = best;
    if (score > 0)
        return given === undefined ? guess : { ...guess, confidence: 1, reason: 'as given' };
    if (malformed !== null)
        throw malformed;
    const allowed = 'rows of at least two fields, separated by a comma, semicolon, tab, bar or blank';
    throw new InputError({ source: path, path: 'delimiter', value: 'not to be told', allowed });
}
function better(best, delimiter, widths) {
    const { width, share } = usualWidth(widths);
    // blanks stand inside texts, too: they count only when nothing else splits the rows
    const score = width < 2 ? 0 : share * (delimiter === ' ' ? 0.5 : 1) + Math.min(width, 100) / 10_000;
    if (score <= best.score)
        return best;
    const name = NAMES[delimiter] ?? JSON.stringify(delimiter);
    const reason = `${name} split ${Math.round(share * 100)} % of the first rows into ${width} fields`;
    return { ...best, value: delimiter, confidence: share, reason, width, score };
}
/** Whether the first row names the columns: texts above numbers, or texts that never come again in their column. */
export async function sniffHeader(path, { value: delimiter, width }) {
    const rows = await firstRows(path, delimiter, HEADER_ROWS);
    const [first = [], ...rest] = rows.filter((fields) => fields.length === width);
    const isText = (text) => !isMissingAmongNumbers(text) && parseDecimal(text) === null;
    const above = first.find((text, i) => isText(text) && isNumericColumn(rest, i));
    if (above !== undefined)
        return { value: true, confidence: 0.98, reason: `"${above}" stands above numbers` };
    const number = first.find((text) => parseDecimal(text) !== null);
    if (number !== undefined)
        return { value: false, confidence: 0.95, reason: `the first row has a number (${number})` };
    const repeated = first.find((text, i) => rest.some((row) => row[i] === text));
    if (repeated !== undefined)
        return { value: false, confidence: 0.8, reason: `"${repeated}" comes again in its column` };
    return namesColumns(first);
}
function namesColumns(first) {
    const isDistinct = new Set(first).size === first.length && !first.includes('');
    const reason = isDistinct ? 'the texts of the first row never come again' : 'the first row does not name each column';
    return { value: isDistinct, confidence: 0.6, reason };
}
function isNumericColumn(rows, column) {
    const values = rows.map((row) => row[column] ?? '').filter((text) => !isMissingAmongNumbers(text));
    return values.length > 0 && values.every((text) => parseDecimal(text) !== null);
}
/** Fields of each of the first rows, or why the file is not CSV with this delimiter. */
async function widthsOf(path, delimiter) {
    try {
        return (await firstRows(path, delimiter, SNIFFED_ROWS)).map((fields) => fields.length);
    }
    catch (error) {
        if (error instanceof InputError && error.problem.path !== '')
            return error;
        throw error;
    }
}
async function firstRows(path, delimiter, limit) {
    const rows = [];
    await readRecords(path, { delimiter }, ({ fields }) => rows.push(fields) < limit);
    return rows;
}
function usualWidth(widths) {
    const counts = new Map();
    for (const width of widths)
        counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width = 0, count = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { width, share: widths.length === 0 ? 0 : count / widths.length };
}
//# sourceMappingURL=sniff-format.js.map