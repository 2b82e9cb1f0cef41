import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.js';
import { InputError } from './errors.js';
const TOKEN = '0123456789abcdef';
const LEVELS = 'one of fatal, error, warn, info, debug, trace, silent';
const CASES = [
    { name: 'GRADLENS_HOME', good: ['/srv/gradlens', '/srv/gradlens'], bad: '  ', allowed: 'the path of a folder', absent: '.gradlens' },
    { name: 'GRADLENS_DATA_DIR', good: ['../data', '../data'], bad: '\t', allowed: 'the path of a folder', absent: undefined },
    { name: 'GRADLENS_DATA_MEMORY', good: ['0.5', 0.5], bad: '1 GB', allowed: 'a number from 0 on', absent: 256 },
    { name: 'DATABASE_URL', good: ['postgresql://db/a', 'postgresql://db/a'], bad: 'mysql://db', allowed: 'postgres://', absent: undefined },
    { name: 'GRADLENS_ANCHOR_FILE', good: ['/mnt/a.jsonl', '/mnt/a.jsonl'], bad: ' ', allowed: 'the path of a file', absent: undefined },
    { name: 'GRADLENS_ANCHOR_URL', good: ['https://a/b?c', 'https://a/b?c'], bad: 'ftp://a', allowed: 'http:// or https://', absent: undefined },
    { name: 'GRADLENS_PUBLIC_URL', good: ['https://lens.example.org/', 'https://lens.example.org'], bad: 'http://lens.example.org', allowed: 'https://NAME', absent: undefined },
    { name: 'GRADLENS_DOCUMENTS', good: ['sessions', 'sessions'], bad: 'some', allowed: 'one of any, sessions, known', absent: 'any' },
    { name: 'GRADLENS_DOCUMENTS_FILE', good: ['documents.json', 'documents.json'], bad: ' ', allowed: 'the path of a file', absent: undefined },
    { name: 'GRADLENS_INTROSPECTION', good: ['off', 'off'], bad: 'maybe', allowed: 'one of all, admin, off', absent: 'all' },
    { name: 'GRADLENS_RATE_LIMIT', good: ['0', 0], bad: '-1', allowed: 'an integer from 0 to 999999999', absent: 250_000 },
    { name: 'GRADLENS_OIDC_ISSUER', good: ['https://login.example/realm', 'https://login.example/realm'], bad: 'http://login.example', allowed: 'a URL that starts with https://, or with http:// on loopback', absent: undefined },
    { name: 'GRADLENS_OIDC_AUDIENCE', good: ['oversight', 'oversight'], bad: ' ', allowed: 'the audience that tokens name', absent: 'gradlens' },
    { name: 'GRADLENS_OIDC_ROLE_CLAIM', good: ['role', 'role'], bad: ' ', allowed: 'the name of a claim', absent: 'gradlens_role' },
    { name: 'GRADLENS_OIDC_PROJECT_CLAIM', good: ['project', 'project'], bad: ' ', allowed: 'the name of a claim', absent: 'gradlens_project' },
    { name: 'GRADLENS_OIDC_CLIENT_ID', good: ['dashboard', 'dashboard'], bad: ' ', allowed: 'the id of a client', absent: undefined },
    { name: 'GRADLENS_OIDC_CLIENT_SECRET', good: ['of the client', 'of the client'], bad: ' ', allowed: 'the secret of the client', absent: undefined },
    { name: 'GRADLENS_TLS_KEY', good: ['key.pem', 'key.pem'], bad: ' ', allowed: 'the path of a PEM file', absent: undefined },
    { name: 'GRADLENS_HOST', good: ['::1', '::1'], bad: 'local host', allowed: 'an address or a host name', absent: '127.0.0.1' },
    { name: 'GRADLENS_PORT', good: ['0', 0], bad: '65536', allowed: 'an integer from 0 to 65535', absent: 7433 },
    { name: 'GRADLENS_TOKEN', good: [TOKEN, TOKEN], bad: TOKEN.slice(1), allowed: 'at least 16 characters', absent: undefined },
    { name: 'GRADLENS_LOG', good: ['stderr', 'stderr'], bad: 'syslog', allowed: 'file or stderr', absent: 'file' },
    { name: 'GRADLENS_LOG_LEVEL', good: ['debug', 'debug'], bad: 'loud', allowed: LEVELS, absent: 'info' },
];
function problemOf(variables) {
    try {
        readEnvironment(variables);
    }
    catch (error) {
        if (error instanceof InputError)
            return error.problem;
        throw error;
    }
    throw new Error('it was accepted');
}
describe.each(CASES)('$name', ({ name, good: [written, read], bad, allowed, absent }) => {
    it(`is read from ${JSON.stringify(written)}`, () => {
        expect(readEnvironment({ [name]: written })[name]).toBe(read);
    });
    it(`refuses ${JSON.stringify(bad)}, named with what is allowed`, () => {
        const problem = problemOf({ [name]: bad });
        expect(problem).toMatchObject({ source: 'environment', path: name });
        expect(problem.allowed).toContain(allowed);
    });
    it('counts as absent when it is empty', () => {
        expect(readEnvironment({ [name]: '' })[name]).toBe(absent);
        expect(readEnvironment({})[name]).toBe(absent);
    });
});
describe('readEnvironment', () => {
    it('has a case here for every variable', () => {
        const set = Object.fromEntries(CASES.map(({ name, good }) => [name, good[0]]));
        expect(Object.keys(readEnvironment(set)).sort()).toEqual(Object.keys(set).sort());
    });
    it.each(['x', '-1', '1.5', '0x10', ' ', '1e3', '70000'])('refuses the port %j', (port) => {
        expect(problemOf({ GRADLENS_PORT: port })).toMatchObject({ path: 'GRADLENS_PORT', value: JSON.stringify(port), allowed: 'an integer from 0 to 65535' });
    });
    it('never repeats a token or a webhook', () => {
        expect(problemOf({ GRADLENS_TOKEN: 'secret' }).value).toBe('too short');
        expect(problemOf({ GRADLENS_ANCHOR_URL: 'http://' }).value).toBe('something else');
    });
    it('ignores what is not its own', () => {
        expect(readEnvironment({ PATH: '/bin', GRADLENS_OTHER: 'x' })).not.toHaveProperty('GRADLENS_OTHER');
    });
});
it.each(['postgres://u:p@127.0.0.1:99999/x', 'postgres://u:p@[::1/x:5432'])('refuses a database URL with a port that is none: %s', (url) => {
    expect(() => readEnvironment({ DATABASE_URL: url })).toThrow('DATABASE_URL');
});
it.each(['postgres:///db?host=/tmp', 'postgres://%2Ftmp/db', 'postgres://u:p@host:5432/db', 'postgresql://host'])('takes the database URL %s', (url) => {
    expect(readEnvironment({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
});
//# sourceMappingURL=environment.spec.js.map