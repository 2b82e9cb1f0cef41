import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { formatVkey, generateSigner, signerPem, signText, verifyEndorsement, verifyText } from '#libs/audit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyring, rotateKey } from './open-keyring.js';
import { readPublicKeys } from './read-public-keys.js';
let home;
const keys = () => join(home, 'keys');
const files = () => readdirSync(keys()).sort();
const mode = (path) => (statSync(path).mode & 0o777).toString(8);
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'gradlens-keys-'));
});
afterEach(() => {
    rmSync(home, { recursive: true, force: true });
});
describe('a keyring', () => {
    it('is made with a first key that signs its own row, private to its owner', () => {
        const { signer, rows } = openKeyring(home);
        expect(files()).toEqual(['current', `${signer.keyName}.note`, `${signer.keyName}.pem`, `${signer.keyName}.pub`]);
        expect([mode(keys()), mode(join(keys(), `${signer.keyName}.pem`))]).toEqual(['700', '600']);
        expect(rows).toMatchObject([{ keyName: signer.keyName, endorsedBy: null }]);
        expect(verifyEndorsement(rows[0], signer.publicKey)).toBe(true);
        expect(readdirSync(home)).toEqual(['keys']);
    });
    it('is the same when it is opened again, also where the folder was empty', () => {
        mkdirSync(keys());
        const first = openKeyring(home);
        const again = openKeyring(home);
        expect(again.signer.keyName).toBe(first.signer.keyName);
        expect(again.rows).toEqual(first.rows);
        expect(verifyText('a\n', signText('a\n', again.signer), first.publicKeys().get(first.signer.keyName))).toBe(true);
    });
    it('is one for processes that make it at once', async () => {
        const script = join(home, 'open.ts');
        const module = JSON.stringify(resolve('libs/decision-store/src/keys/open-keyring.ts'));
        writeFileSync(script, `import { openKeyring } from ${module}; process.stdout.write(openKeyring(${JSON.stringify(join(home, 'a'))}).signer.keyName);`);
        const arguments_ = ['--conditions=gs-src', '--import', '@oxc-node/core/register', script];
        const runs = await Promise.all(Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, arguments_, { cwd: resolve('.') })));
        const names = new Set(runs.map(({ stdout }) => stdout));
        expect([...names]).toEqual([openKeyring(join(home, 'a')).signer.keyName]);
        expect(readdirSync(join(home, 'a'))).toEqual(['keys']);
    });
    it('goes on with a new key that the old one endorses; the old private key is destroyed', async () => {
        const old = openKeyring(home);
        const next = await rotateKey(home);
        expect(next.signer.keyName).not.toBe(old.signer.keyName);
        expect(next.rows.map(({ keyName, endorsedBy }) => [keyName, endorsedBy])).toEqual([[old.signer.keyName, null], [next.signer.keyName, old.signer.keyName]]);
        expect(openKeyring(home).signer.keyName).toBe(next.signer.keyName);
        expect(files().filter((file) => file.endsWith('.pem'))).toEqual([`${next.signer.keyName}.pem`]);
        expect([...next.publicKeys().keys()]).toHaveLength(2);
    });
    it('can keep the old private key, to its owner only', async () => {
        const old = openKeyring(home);
        await rotateKey(home, { keepOld: true });
        expect(mode(join(keys(), `${old.signer.keyName}.pem`))).toBe('600');
    });
    it('is rotated by one at a time', async () => {
        openKeyring(home);
        await Promise.all([rotateKey(home), rotateKey(home), rotateKey(home)]);
        expect(openKeyring(home).rows).toHaveLength(4);
    });
});
describe('a keyring that is not in order is refused', () => {
    const pem = () => join(keys(), `${openKeyring(home).signer.keyName}.pem`);
    it('when others may read it', () => {
        const path = pem();
        chmodSync(path, 0o640);
        expect(() => openKeyring(home)).toThrow(`${path} is open to others (mode 640); allowed: mode 600: chmod 600 ${path}`);
        chmodSync(path, 0o600);
        chmodSync(keys(), 0o755);
        expect(() => openKeyring(home)).toThrow(`${keys()} is open to others (mode 755)`);
    });
    it('when the private key is broken, another one, or gone, and none is made instead', () => {
        const path = pem();
        writeFileSync(path, 'broken');
        expect(() => openKeyring(home)).toThrow(`${path} is something else; allowed: an Ed25519 private key in PEM`);
        writeFileSync(path, signerPem(generateSigner()));
        expect(() => openKeyring(home)).toThrow(/is the key gradlens-.*; allowed: the key gradlens-/);
        rmSync(path);
        expect(() => openKeyring(home)).toThrow(`${path} is ENOENT; allowed: the private key in use`);
    });
    it('when an endorsement was changed or put under another name', async () => {
        const first = openKeyring(home).signer.keyName;
        const second = (await rotateKey(home)).signer.keyName;
        const note = readFileSync(join(keys(), `${second}.note`), 'utf8');
        writeFileSync(join(keys(), `${second}.note`), note.replace(/time \d+/, 'time 1'));
        expect(() => openKeyring(home)).toThrow('signed by the key before it');
        writeFileSync(join(keys(), `${second}.note`), readFileSync(join(keys(), `${first}.note`), 'utf8'));
        expect(() => openKeyring(home)).toThrow('the note of that key');
    });
});
describe('public keys', () => {
    it('are read from a key folder, or from a file with one a line', async () => {
        openKeyring(home);
        const ring = await rotateKey(home);
        expect(readPublicKeys(keys())).toEqual(ring.publicKeys());
        const file = join(home, 'auditor.txt');
        writeFileSync(file, `# from the lab\n\n${formatVkey(ring.signer)}\r\n`);
        expect([...readPublicKeys(file).keys()]).toEqual([ring.signer.keyName]);
    });
    it('that are none are named by file and line', () => {
        const file = join(home, 'auditor.txt');
        writeFileSync(file, '\nhello\n');
        expect(() => readPublicKeys(file)).toThrow(`${file}:2 is "hello"; allowed: an Ed25519 verifier key`);
        writeFileSync(file, '');
        expect(() => readPublicKeys(file)).toThrow('without a key');
        expect(() => readPublicKeys(join(home, 'none'))).toThrow('ENOENT');
    });
});
//# sourceMappingURL=keys.spec.js.map