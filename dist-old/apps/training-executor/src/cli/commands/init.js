import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '#libs/contracts';
import { inferCsvSchema } from '#libs/datasets';
import { amendProposal } from '../../init/amend-proposal.js';
import { askPerson, columnList } from '../../init/ask.js';
import { draftSpec } from '../../init/draft-spec.js';
import { proposalText } from '../../init/proposal-text.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
/** `gradlens init FILE.csv`: infers the column schema, lets a person confirm it, writes a runnable spec. */
export const initCommand = (program, terminal, finish) => {
    program
        .command('init')
        .description('infer the columns of a CSV file, confirm label and protected columns, write a runnable spec')
        .argument('<file>', 'CSV file')
        .option('--out <spec>', 'spec to write; default: the name of the file, with .yaml, in this folder')
        .option('--label <column>', 'column to predict')
        .option('--positive <value>', 'value of the label that counts as positive')
        .option('--protected <columns>', 'protected columns, separated by commas, or "none"')
        .option('--yes', 'take the guesses without asking')
        .option('--force', 'overwrite a spec that is there')
        .option('--json', 'print the proposal as one line of JSON and write nothing')
        .action(async (file, options) => {
        await init(file, options, terminal);
        finish(EXIT.done);
    });
};
async function init(file, options, terminal) {
    const proposal = await inferCsvSchema(file);
    const amended = amendProposal(proposal, fromOptions(options));
    if (options.json === true) {
        printJson(terminal, amended);
        return;
    }
    const out = options.out ?? `${path.basename(file).replace(/\.[^.]+$/, '')}.yaml`;
    await requireFree(out, options.force === true);
    // what no answer can mend is told before anybody is asked
    if (amended.problems.length > 0)
        await rm(await draftSpec(amended, { file, out, terminal }));
    for (const line of proposalText(amended))
        print(terminal, line);
    const confirmed = amendProposal(amended, await confirm(amended, options, terminal));
    await rename(await draftSpec(confirmed, { file, out, terminal }), out);
    print(terminal, `\nwrote ${out}; next: gradlens run ${out}`);
}
function fromOptions(options) {
    return {
        label: options.label,
        positive: options.positive,
        protectedColumns: options.protected === undefined ? undefined : columnList(options.protected),
    };
}
/** Which columns are protected is for a person to say: without a terminal only when told so by flags. */
async function confirm(proposal, options, terminal) {
    if (options.yes === true || (options.label !== undefined && options.protected !== undefined))
        return {};
    if (process.stdin.isTTY && process.stderr.isTTY)
        return await askPerson(proposal, terminal.signal);
    throw new InputError({ source: null, path: 'init', value: 'not on a terminal', allowed: '--yes, or both --label and --protected, to confirm without being asked' });
}
async function requireFree(out, force) {
    const found = await stat(out).catch(() => null);
    if (found === null || (force && found.isFile()))
        return;
    throw new InputError({ source: out, path: '', value: 'there already', allowed: 'a new file (--out), or --force to overwrite' });
}
//# sourceMappingURL=init.js.map