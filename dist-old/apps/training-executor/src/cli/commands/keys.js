import path from 'node:path';
import { systemClock } from '#libs/contracts';
import { openKeyring, rotateKey } from '#libs/decision-store';
import { formatVkey } from '#libs/audit';
import { withStore } from '../../running/context.js';
import { machineOperator } from '../actor-of.js';
import { audited } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
/** `gradlens keys list|rotate`: the keys that sign the ledger. */
export const keysCommand = (program, terminal, finish) => {
    const keys = program.command('keys').description('the keys that sign the ledger; they lie in the home folder, never in the database');
    keys
        .command('list', { isDefault: true })
        .description('the public keys, for whoever verifies; made when there is none')
        .option('--json', 'print one line of JSON a key')
        .action((options) => {
        list(terminal, options.json === true);
        finish(EXIT.done);
    });
    keys
        .command('rotate')
        .description('sign with a new key from the next attempt on; the old one vouches for it')
        .option('--keep-old', 'keep the private part of the old key')
        .option('--json', 'print one line of JSON')
        .action(async (options) => {
        const keepOld = options.keepOld === true;
        const { signer } = await withStore(terminal.environment, terminal.say, (context) => audited(context, machineOperator(), { action: 'rotateKey', run: null, args: { keepOld } }, () => rotateKey(home(terminal), { keepOld, clock: systemClock })));
        if (options.json === true)
            printJson(terminal, { key: signer.keyName, vkey: formatVkey(signer) });
        else
            print(terminal, `new key ${signer.keyName}; runs that are being recorded keep the old one until their attempt ends`);
        finish(EXIT.done);
    });
    for (const command of keys.commands)
        command.exitOverride();
};
function home({ environment }) {
    return path.resolve(environment.GRADLENS_HOME);
}
function list(terminal, json) {
    const { signer, rows } = openKeyring(home(terminal));
    for (const row of rows) {
        const line = { key: row.keyName, vkey: formatVkey(row), current: row.keyName === signer.keyName, endorsedBy: row.endorsedBy };
        if (json)
            printJson(terminal, line);
        else
            print(terminal, `${line.vkey}${line.current ? '  (signs now)' : ''}${line.endorsedBy === null ? '' : `  endorsed by ${line.endorsedBy}`}`);
    }
}
//# sourceMappingURL=keys.js.map