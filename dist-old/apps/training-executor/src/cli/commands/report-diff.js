import { changeWords, diffReports } from '#libs/audit';
import { InputError } from '#libs/contracts';
import { reportNamed } from '../../reporting/stored-report.js';
import { print } from '../terminal.js';
/** Prints what changed from one report to another, a line a field. @throws InputError unless two are named, on one run and one subject. */
export async function printDifferences(store, names, terminal) {
    const [from, to] = names;
    if (from === undefined || to === undefined || names.length !== 2)
        throw new InputError({ source: 'report', path: '--diff', value: names.join(' '), allowed: 'two reports: --diff A B, each the uuid of a stored one or a file' });
    const [before, after] = [await reportNamed(store, from), await reportNamed(store, to)];
    const [a, b] = [before.content.about, after.content.about];
    if (a.run !== b.run || a.subject !== b.subject)
        throw new InputError({ source: 'report', path: '--diff', value: `${a.subject} ${a.run} and ${b.subject} ${b.run}`, allowed: 'two reports on one run, both about it or both about a prediction' });
    const changes = diffReports(before.content, after.content);
    for (const line of changes.length === 0 ? ['nothing changed but when it was made and by whom'] : changes.map(changeWords))
        print(terminal, line);
}
//# sourceMappingURL=report-diff.js.map