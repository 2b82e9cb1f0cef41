import { InputError } from '#libs/contracts';
import { comparisonDetails, findComparison, listComparisons } from '#libs/decision-store';
import { percentText } from '../../comparing/comparison-words.js';
import { withStore } from '../../running/context.js';
import { print, printJson } from '../terminal.js';
import { textColumns } from '../text-columns.js';
/** Comparisons listed at once. */
const LISTED = 100;
/** `gradlens compare --list`: the newest stored comparisons, one line each. */
export async function listStored(terminal, isJson) {
    const { rows, total } = await withStore(terminal.environment, terminal.say, ({ store }) => listComparisons(store, { first: LISTED }));
    if (isJson)
        for (const row of rows)
            printJson(terminal, row);
    else
        for (const line of rows.length === 0 ? ['no comparison'] : textColumns(rows.map(cellsOf)))
            print(terminal, line);
    if (total > rows.length)
        terminal.say(`${total - rows.length} older ones are not listed; GraphQL lists all`);
}
/** `gradlens compare --show N`. @throws InputError where there is none. */
export async function showStored(terminal, number) {
    return await withStore(terminal.environment, terminal.say, ({ store }) => readStored(store, number));
}
async function readStored(store, number) {
    const row = await findComparison(store, number);
    const details = (await comparisonDetails(store, [number])).get(number);
    if (row === null || details === undefined)
        throw new InputError({ source: 'compare', path: '--show', value: String(number), allowed: 'the number of a stored comparison, as --list tells them' });
    return { row, comparison: { ...row.result, arms: details.arms } };
}
function cellsOf({ number, createdAt, project, by, headline, result }) {
    const { unit, net, ci95 } = result.economy;
    const economy = [net, ...ci95].map((value) => value.toPrecision(3));
    return [
        String(number), createdAt.toISOString().slice(0, 16), project, by, result.name, result.data.name,
        `${headline.scaler} against ${headline.other}: ${percentText(headline.steps)} steps`,
        `net ${economy[0]} [${economy[1]}, ${economy[2]}] ${unit}`,
    ];
}
//# sourceMappingURL=stored-comparisons.js.map