import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
const ACCOUNT_NAME = 'postgres';
const direct = { owner: null, wrap: (program, args) => ({ command: program, args: [...args] }) };
/** A user namespace in which root's files belong to user 1000: PostgreSQL refuses user 0, the kernel still sees root. */
const namespaced = {
    owner: { uid: 0, gid: 0 },
    wrap: (program, args) => ({
        command: 'unshare',
        args: ['-U', '--map-user=1000', '--map-group=1000', program, ...args],
    }),
};
/**
 * Chooses the account of the server. An ordinary user runs it directly. Root may not: it runs as the owner of the
 * home folder, else as the system user `postgres` (made when missing), where that user can reach both the programs
 * and the home folder; else (a checkout under /root, mode 0700) in a user namespace of its own.
 *
 * @throws Error that names what failed when no way works.
 */
export function chooseAccount(home, program) {
    if (process.getuid?.() !== 0)
        return direct;
    const homeOwner = statSync(home);
    const wanted = homeOwner.uid === 0 ? systemAccount() : { uid: homeOwner.uid, gid: homeOwner.gid };
    if (wanted !== null && canReach(wanted, home, program))
        return { ...direct, owner: wanted };
    const probe = namespaced.wrap(program, ['--version']);
    if (spawnSync(probe.command, probe.args, { stdio: 'ignore' }).status === 0)
        return namespaced;
    throw new Error(`PostgreSQL does not run as root, the user ${ACCOUNT_NAME} cannot reach ${home} or ${dirname(program)}, and ` +
        'unshare -U is not allowed here; run as an ordinary user, move the folder, or set DATABASE_URL');
}
/** Gives `path` to the account. */
export function giveTo(account, path) {
    if (account.owner !== null)
        chownSync(path, account.owner.uid, account.owner.gid);
}
/** Gives `folder` and all below it to the account, unless it is the account's already. */
export function giveTreeTo(account, folder) {
    if (account.owner === null || statSync(folder).uid === account.owner.uid)
        return;
    spawnSync('chown', ['-R', `${account.owner.uid}:${account.owner.gid}`, folder]);
}
function systemAccount() {
    return lookUpAccount() ?? (createAccount() ? lookUpAccount() : null);
}
function lookUpAccount() {
    const [uid, gid] = ['-u', '-g'].map((flag) => {
        const id = spawnSync('id', [flag, ACCOUNT_NAME], { encoding: 'utf8' });
        return id.status === 0 ? Number(id.stdout) : null;
    });
    return uid == null || gid == null ? null : { uid, gid };
}
function createAccount() {
    spawnSync('groupadd', ['--system', ACCOUNT_NAME], { stdio: 'ignore' });
    const args = ['--system', '--no-create-home', '--gid', ACCOUNT_NAME, '--shell', '/usr/sbin/nologin', ACCOUNT_NAME];
    return spawnSync('useradd', args, { stdio: 'ignore' }).status === 0;
}
/** Whether the account can run the program and enter the home folder: asked of the kernel, not worked out from modes. */
function canReach(owner, home, program) {
    const runs = spawnSync(program, ['--version'], { ...owner, stdio: 'ignore', cwd: '/' });
    const enters = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', home], { ...owner, stdio: 'ignore', cwd: '/' });
    return runs.status === 0 && enters.status === 0;
}
//# sourceMappingURL=server-account.js.map