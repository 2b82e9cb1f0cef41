// Made-up requests against a running API of its own (an embedded database in a folder that goes afterwards): Schemathesis from PyPI, in a
// virtual environment under node_modules/.cache. Over GraphQL all operations of the schema, over HTTP what test/schemathesis/openapi.json
// tells. Ends with 1 at a 5xx or an answer that the schema does not allow. Usage: node scripts/schemathesis.mjs [--seconds 60] [--seed N]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGE = 'schemathesis==4.32.5';
const TOKEN = 'schemathesis-token-0123456789';
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } } });

/** The command, installed at the first call; null where that is impossible. */
function schemathesis() {
  const venv = join(root, 'node_modules/.cache/schemathesis');
  const command = join(venv, 'bin/schemathesis');
  // an environment that was made in a folder that has moved since does not start
  if (existsSync(command) && spawnSync(command, ['--version']).status === 0) return command;
  for (const [tool, args] of [['python3', ['-m', 'venv', venv]], [join(venv, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', PACKAGE]]]) {
    const { status, stderr, error } = spawnSync(tool, args, { encoding: 'utf8' });
    if (status === 0) continue;
    process.stdout.write(`SKIPPED: ${PACKAGE} could not be installed, so nothing was checked (${error?.message ?? stderr.slice(-500)})\n`);
    rmSync(venv, { recursive: true, force: true });
    return null;
  }
  return command;
}

/** Starts a program of ours; resolves to the first line that it prints, read as JSON. */
function start(file, env) {
  const child = spawn(process.execPath, ['--conditions=gs-src', '--import', '@oxc-node/core/register', file], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const told = new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      if (said.includes('\n')) resolve(JSON.parse(said.slice(0, said.indexOf('\n'))));
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { child, told };
}

/** Starts the API, with a sign-in; its first line tells its address. */
function startApi(home, { issuer, clientId, clientSecret }) {
  // nothing of an installation of whoever calls: its database, its anchor
  const others = Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('GRADLENS_'));
  const env = { ...Object.fromEntries(others), GRADLENS_HOME: home, GRADLENS_PORT: '0', GRADLENS_TOKEN: TOKEN, GRADLENS_LOG: 'file', GRADLENS_RATE_LIMIT: '0', GRADLENS_OIDC_ISSUER: issuer, GRADLENS_OIDC_CLIENT_ID: clientId, GRADLENS_OIDC_CLIENT_SECRET: clientSecret };
  return start('apps/api/src/main.ts', env);
}

function check(command, args) {
  const common = ['-H', `Authorization: Bearer ${TOKEN}`, '--max-time', values.seconds, '--seed', values.seed, '--workers', '1'];
  return new Promise((resolve) => spawn(command, ['run', ...args, ...common], { cwd: tmpdir(), stdio: 'inherit' }).once('exit', (code) => resolve(code ?? 1)));
}

async function main() {
  const command = schemathesis();
  if (command === null) return 0;
  const home = mkdtempSync(join(tmpdir(), 'gradlens-schemathesis-'));
  const issuer = start('test/schemathesis/issuer.ts', process.env);
  const children = [issuer.child];
  try {
    const api = startApi(home, await issuer.told);
    children.push(api.child);
    const { url } = await api.told;
    const graphql = await check(command, [`${url}/graphql`, '--checks', 'not_a_server_error,response_schema_conformance']);
    const http = await check(command, [join(root, 'test/schemathesis/openapi.json'), '--url', url, '--checks', 'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance']);
    process.stdout.write(`schemathesis: GraphQL ${graphql === 0 ? 'passed' : 'FAILED'}, HTTP ${http === 0 ? 'passed' : 'FAILED'}\n`);
    return graphql === 0 && http === 0 ? 0 : 1;
  } finally {
    for (const child of children.reverse()) await end(child);
    rmSync(home, { recursive: true, force: true });
  }
}

function end(child) {
  return new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve).kill('SIGTERM') : resolve()));
}

process.exitCode = await main();
