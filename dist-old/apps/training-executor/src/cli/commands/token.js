import { InputError, ROLES } from '#libs/contracts';
import { createAccessToken, listAccessTokens, revokeAccessToken } from '#libs/decision-store';
import { Option } from 'commander';
import { withStore } from '../../running/context.js';
import { machineOperator } from '../actor-of.js';
import { audited } from '../audited.js';
import { parseTimeSpan } from '../parse-time-span.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** `gradlens token create|list|revoke`: who may reach the API, and as what. */
export const tokenCommand = (program, terminal, finish) => {
    const token = program.command('token').description('access tokens of the API');
    token
        .command('create')
        .description('make a token; its secret is printed this once and is not kept')
        .addOption(new Option('--role <role>', 'what it may do').choices([...ROLES]).makeOptionMandatory())
        .requiredOption('--name <name>', 'what a person will know it by')
        .option('--expires <span>', 'it works for so long: 90d, 12h, 30m; for ever when left out')
        .option('--project <name>', 'only this project; all when left out')
        .option('--json', 'print one line of JSON')
        .action(async (options) => {
        await create(options, terminal);
        finish(EXIT.done);
    });
    token
        .command('list')
        .description('all tokens, newest first, without their secrets')
        .option('--json', 'print one line of JSON per token')
        .action(async ({ json }) => {
        const rows = await withStore(terminal.environment, terminal.say, ({ store }) => listAccessTokens(store));
        for (const row of rows)
            show(row, json === true, terminal);
        finish(EXIT.done);
    });
    token
        .command('revoke')
        .description('end a token; a running API takes notice within seconds')
        .argument('<id>', 'id of the token, as `gradlens token list` prints it')
        .option('--json', 'print one line of JSON')
        .action(async (id, { json }) => {
        show(await revoke(id, terminal), json === true, terminal);
        finish(EXIT.done);
    });
    for (const command of token.commands)
        command.exitOverride();
};
async function create({ role, name, expires, project, json }, terminal) {
    if (name.trim() === '' || name.length > 100)
        throw wrong('--name', JSON.stringify(name), '1 to 100 characters');
    const expiresInSeconds = expires === undefined ? undefined : parseTimeSpan(expires, '--expires');
    const { row, secret } = await withStore(terminal.environment, terminal.say, (context) => {
        const by = machineOperator();
        const act = { action: 'createAccessToken', run: null, ...(project === undefined ? {} : { project }), args: { role, name, expiresInSeconds: expiresInSeconds ?? null } };
        return audited(context, by, act, () => createAccessToken(context.store, { role, name, project, expiresInSeconds, createdBy: by.name }));
    });
    if (json === true) {
        printJson(terminal, { ...row, secret });
        return;
    }
    terminal.say(`token ${row.tokenId} of role ${role}; its secret is not kept, copy it now`);
    print(terminal, secret);
}
async function revoke(id, terminal) {
    const row = UUID.test(id) ? await withStore(terminal.environment, terminal.say, (context) => audited(context, machineOperator(), { action: 'revokeAccessToken', run: null, args: { id }, refusalOf: (found) => (found === null ? 'NO_TOKEN' : null) }, () => revokeAccessToken(context.store, id))) : null;
    if (row === null)
        throw wrong('ID', JSON.stringify(id), 'the id of a token, as `gradlens token list` prints it');
    return row;
}
function show(row, json, terminal) {
    if (json) {
        printJson(terminal, row);
        return;
    }
    const until = row.expiresAt === null ? 'never expires' : `expires ${row.expiresAt.toISOString()}`;
    const state = row.revokedAt === null ? until : `revoked ${row.revokedAt.toISOString()}`;
    const used = row.lastUsedAt === null ? 'never used' : `used ${row.lastUsedAt.toISOString()}`;
    const scope = row.project === null ? 'all projects' : `project ${row.project}`;
    print(terminal, `${row.tokenId}  ${row.role.padEnd(8)}  ${row.name}  (${scope}; ${state}; ${used}; by ${row.createdBy})`);
}
function wrong(path, value, allowed) {
    return new InputError({ source: 'token', path, value, allowed });
}
//# sourceMappingURL=token.js.map