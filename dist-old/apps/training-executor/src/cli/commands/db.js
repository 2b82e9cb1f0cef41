import { databaseStatus, stopUnusedServer } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { addDelete } from './db-delete.js';
import { addErase } from './db-erase.js';
import { addExport } from './db-export.js';
import { addHold, addHolds } from './db-hold.js';
import { addImport } from './db-import.js';
import { addRetain } from './db-retain.js';
import { addStatus } from './db-status.js';
/** `gradlens db migrate|status|stop|export|import|retain|delete|erase|hold|holds`: the database, and how long it keeps what. */
export const dbCommand = (program, terminal, finish) => {
    const db = program.command('db').description('the database');
    db.command('migrate')
        .description('bring the database to the level of this version')
        .option('--json', 'print one line of JSON')
        .action(async ({ json }) => {
        // opening the store migrates
        const found = await withStore(terminal.environment, terminal.say, ({ store }) => databaseStatus(store));
        if (json === true)
            printJson(terminal, found);
        else
            print(terminal, `${found.server} is at ${found.migrations.at(-1) ?? 'no level'} (${found.migrations.length} migrations)`);
        finish(EXIT.done);
    });
    db.command('stop')
        .description('stop an embedded server that outlived the processes that used it (kill -9)')
        .option('--json', 'print one line of JSON')
        .action(async (options) => {
        const isStopped = await stopUnusedServer(terminal.environment.GRADLENS_HOME);
        if (options.json === true)
            printJson(terminal, { stopped: isStopped });
        else
            print(terminal, isStopped ? 'the embedded server is stopped' : 'nothing to stop: no embedded server runs here, or a process uses it');
        finish(EXIT.done);
    });
    for (const add of [addStatus, addExport, addImport, addRetain, addDelete, addErase, addHold, addHolds])
        add(db, terminal, finish);
    for (const command of db.commands)
        command.exitOverride();
};
//# sourceMappingURL=db.js.map