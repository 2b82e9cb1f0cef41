import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '#libs/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeHome } from './make-home.js';
let base;
beforeAll(() => {
    base = mkdtempSync(join(tmpdir(), 'gradlens-make-home-'));
});
afterAll(() => {
    rmSync(base, { recursive: true, force: true });
});
it('makes the folder with those above it, leaves nothing in it, and takes one that is there', () => {
    const home = join(base, 'a', 'b', 'home');
    makeHome(home);
    makeHome(home);
    expect(readdirSync(home)).toEqual([]);
});
it('takes a link to a folder', () => {
    symlinkSync(mkdtempSync(join(base, 'real-')), join(base, 'link'));
    expect(() => { makeHome(join(base, 'link')); }).not.toThrow();
});
it.each([
    ['a file', () => { writeFileSync(join(base, 'file'), ''); return join(base, 'file'); }, 'a file, or below one'],
    ['a folder below a file', () => join(base, 'file', 'x', 'y'), 'a file, or below one'],
    ['a link that leads nowhere', () => { symlinkSync(join(base, 'gone'), join(base, 'dangling')); return join(base, 'dangling'); }, 'nothing can be made there'],
    ['a name too long for the system', () => join(base, 'x'.repeat(400)), 'too long a name'],
])('refuses %s, and says why', (_name, make, reason) => {
    const home = make();
    expect(() => { makeHome(home); }).toThrow(InputError);
    expect(() => { makeHome(home); }).toThrow(`environment: GRADLENS_HOME is ${JSON.stringify(home)} (${reason}); allowed: a folder that is there or can be made, and can be written`);
});
it.skipIf(!existsSync('/proc/self'))('refuses a folder in /proc at once, where mkdir with `recursive` never returns', () => {
    for (const home of ['/proc/gradlens/home', '/proc/self', '/proc'])
        expect(() => { makeHome(home); }).toThrow('GRADLENS_HOME');
});
it.skipIf(process.getuid?.() === 0)('refuses a folder that this user may not write', () => {
    expect(() => { makeHome('/gradlens-home'); }).toThrow(/not writable by this user|cannot be written/);
});
//# sourceMappingURL=make-home.spec.js.map