// Plain Node, no imports from packages: runs before anything is installed. Installs what is missing, says what it does.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`gradlens: ${line}\n`);

/** Ends the process when Node is too old to run the project. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Node ${process.versions.node} is too old; allowed: 20.19 or newer`);
  process.exit(2);
}

/** Runs `npm install` when node_modules does not match package.json and the lock file. */
export function installPackages() {
  const stamp = path.join(root, 'node_modules', '.gradlens-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === manifestHash()) return;
  say('installing packages with npm (first time: 1 to 3 minutes, about 1 GB) …');
  // plain install, never ci: a lock file written where foreign-platform binaries are unavailable misses them
  run('npm', ['install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, manifestHash());
  say('packages are installed');
}

/** Installs Chromium for the browser test where apt and root are at hand; otherwise says that the test will be skipped. */
export function installChromium() {
  if (process.env.CHROMIUM_PATH || existsSync('/usr/bin/chromium')) return;
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    say('no Chromium here: the browser test will be skipped (set CHROMIUM_PATH, or install the package chromium)');
    return;
  }
  say('installing Chromium with apt-get for the browser test …');
  for (let attempt = 1; attempt <= 3 && !existsSync('/usr/bin/chromium'); attempt += 1) {
    quiet('apt-get', ['update']);
    quiet('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  }
  say(existsSync('/usr/bin/chromium') ? 'Chromium is installed' : 'Chromium could not be installed: the browser test will be skipped');
}

/** Programs of Debian that tests compare ours with: package, file in it. Unpacked beside the packages, not installed: no service starts. */
const COMPARED = [
  ['prometheus', 'usr/bin/promtool'],
  ['prometheus-alertmanager', 'usr/bin/prometheus-alertmanager'],
];

/** Unpacks promtool and Alertmanager into node_modules/.cache/debian; otherwise says which tests will be skipped. */
export function unpackCompared() {
  const folder = path.join(root, 'node_modules', '.cache', 'debian');
  for (const [name, file] of COMPARED) {
    if (existsSync(path.join(folder, file))) continue;
    if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) {
      say(`no ${name} here: the tests that compare with it will be skipped`);
      continue;
    }
    say(`fetching ${name} with apt-get for the tests that compare with it …`);
    say(fetchAndUnpack(name, folder) && existsSync(path.join(folder, file)) ? `${name} is there` : `${name} could not be fetched: the tests that compare with it will be skipped`);
  }
}

function fetchAndUnpack(name, folder) {
  mkdirSync(folder, { recursive: true });
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    if (process.getuid?.() === 0) quiet('apt-get', ['update']);
    quiet('apt-get', ['download', name], folder);
    const found = readdirSync(folder).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'));
    if (found !== undefined) return quiet('dpkg-deb', ['-x', found, '.'], folder);
  }
  return false;
}

/** What the tests of clients/python need, and what those of its adapters do. PyTorch is left out: more than 500 MB, and 2 GB with what it needs. */
const PYTHON_TESTED = ['numpy', 'pytest'];
const PYTHON_ADAPTED = ['jax', 'optax', 'keras'];

/** Makes a Python environment with what the tests of clients/python need; otherwise says which of them will be skipped. */
export function installPythonClientTools() {
  const folder = path.join(root, 'node_modules', '.cache', 'python-client');
  const python = path.join(folder, 'bin', 'python');
  const isThere = (program, modules) =>
    spawnSync(program, ['-c', `import sys, importlib.util as i; sys.exit(sys.version_info < (3, 10) or any(i.find_spec(m) is None for m in ${JSON.stringify(modules)}))`], { stdio: 'ignore' }).status === 0;
  const all = [...PYTHON_TESTED, ...PYTHON_ADAPTED];
  const install = (packages) => quiet(python, ['-m', 'pip', 'install', '--quiet', '--no-compile', '--disable-pip-version-check', ...packages]);
  if (isThere(python, all) || (!existsSync(python) && isThere('python3', all))) return;
  say(`installing ${all.join(', ')} from PyPI for the tests of the Python client …`);
  const begun = performance.now();
  const made = (existsSync(python) || quiet('python3', ['-m', 'venv', folder])) && (install(all) || install(PYTHON_TESTED));
  const seconds = Math.round((performance.now() - begun) / 1000);
  if (made && isThere(python, all)) say(`${all.join(', ')} are installed (${seconds} s); PyTorch is not (above 500 MB): its tests will be skipped`);
  else if (isThere(python, PYTHON_TESTED) || isThere('python3', PYTHON_TESTED)) say(`${PYTHON_ADAPTED.join(', ')} could not be installed: the tests of the adapters of the Python client will be skipped`);
  else say('no Python 3.10 or newer with NumPy and pytest here: the tests of the Python client will be skipped');
}

/** Native TensorFlow for the tests that ask for it: not in native/, where every run with `backend: auto` would find it. */
const NATIVE = path.join('node_modules', '.cache', 'native');
const NATIVE_PATIENCE_MS = 600_000;

/** Installs native TensorFlow; otherwise says that the tests which compute with it will be skipped. */
export function installNative() {
  const isThere = (folder) => existsSync(path.join(root, folder, 'node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node'));
  if (isThere('native') || isThere(NATIVE)) return;
  say('installing native TensorFlow for the tests that compute with it (1 to 3 minutes, 0.6 GB) …');
  const env = { ...process.env, GRADLENS_NATIVE: NATIVE };
  spawnSync(process.execPath, [path.join(root, 'scripts', 'setup-native.mjs')], { cwd: root, env, stdio: ['ignore', 2, 2], timeout: NATIVE_PATIENCE_MS });
  say(isThere(NATIVE) ? 'native TensorFlow is installed' : 'NATIVE TENSORFLOW COULD NOT BE INSTALLED: the tests that compute with it will be skipped');
}

function manifestHash() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) {
    const file = path.join(root, name);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function quiet(command, args, cwd = root) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status === 0) return;
  say(`"${command} ${args.join(' ')}" failed${result.error ? `: ${result.error.message}` : ` with code ${result.status}`}`);
  process.exit(3);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  installPackages();
  if (process.argv.includes('--test')) {
    installChromium();
    unpackCompared();
    installPythonClientTools();
    installNative();
  }
}
