import { findAll } from '../../doctor/findings.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
const MARK = { ok: 'ok     ', missing: 'missing', failed: 'FAILED ' };
/** `gradlens doctor`: what this machine has, and what to do about what is missing. */
export const doctorCommand = (program, terminal, finish) => {
    program
        .command('doctor')
        .description('backends, database, data, browser, GPU: what is there and what to do about what is not')
        .option('--json', 'print one line of JSON per finding')
        .action(async (options) => {
        const findings = await findAll(terminal.environment);
        for (const finding of findings) {
            if (options.json === true)
                printJson(terminal, finding);
            else
                print(terminal, line(finding));
        }
        finish(findings.some(({ state }) => state === 'failed') ? EXIT.failed : EXIT.done);
    });
};
function line({ part, state, detail, fix }) {
    return `${MARK[state]} ${part.padEnd(20)} ${detail}${fix === null ? '' : `\n        → ${fix}`}`;
}
//# sourceMappingURL=doctor.js.map