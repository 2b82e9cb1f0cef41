// Installs the optional WebGPU backend into webgpu/ (not touched by a later `npm install`).
//
// Dawn and TensorFlow.js's backend come from npm. On Linux without a GPU a software Vulkan driver (lavapipe of Mesa 25) is
// unpacked beside them, out of Debian's packages and without installing them, so that the backend can be tested there.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

import { aptInstall, hasApt, npmInstall, readJson, root, run, say, SetupError, setUp, works } from './setup-tools.mjs';

/** 0.2.12 and 0.3.0 need a newer C++ library than Debian 12 has; this one loads there. */
const WEBGPU_VERSION = '0.6.2';
/** Dawn refuses lavapipe of Mesa 22 (no dynamic indexing of uniform arrays). */
const MESA_AT_LEAST = 25;

const folder = join(root, 'webgpu');
const dawnFolder = join(folder, 'node_modules', 'webgpu', 'dist');
const driver = join(folder, 'vulkan');
const system = process.platform === 'darwin' ? 'darwin-universal' : `${process.platform}-${process.arch}`;

function hasGpu() {
  const render = existsSync('/dev/dri') && readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
  return process.platform !== 'linux' || existsSync('/dev/nvidia0') || existsSync('/dev/dxg') || render;
}

function installPackages() {
  const { version } = readJson(join(root, 'node_modules', '@tensorflow', 'tfjs', 'package.json'));
  say(`1/3 webgpu ${WEBGPU_VERSION} (Dawn) and @tensorflow/tfjs-backend-webgpu ${version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name: 'gradlens-webgpu', private: true }, null, 2)}\n`);
  npmInstall(folder, [`webgpu@${WEBGPU_VERSION}`, `@tensorflow/tfjs-backend-webgpu@${version}`]);
  // the backend must find our TensorFlow.js, not one of its own
  rmSync(join(folder, 'node_modules', '@tensorflow', 'tfjs-core'), { recursive: true, force: true });
  if (!existsSync(join(dawnFolder, system, 'dawn.node'))) throw new SetupError(`the package webgpu has no build for ${system}`);
  // 130 MB for five systems; one is used
  for (const name of readdirSync(dawnFolder)) if (name !== system) rmSync(join(dawnFolder, name), { recursive: true });
}

/** The Vulkan loader beside Dawn, which looks there first, and where no GPU is a driver that computes on the CPU. */
function provideVulkan() {
  if (process.platform !== 'linux') return;
  const loader = works('sh', ['-c', 'PATH=$PATH:/sbin ldconfig -p | grep -q libvulkan.so.1']);
  const needed = [...(loader ? [] : ['libvulkan1']), ...(hasGpu() ? [] : ['mesa-vulkan-drivers', 'libdrm2'])];
  if (needed.length === 0) return say('2/3 Vulkan loader and a GPU device are there');
  say(`2/3 no ${hasGpu() ? 'Vulkan loader' : 'GPU'} here: unpacking ${needed.join(', ')}`);
  const unpacked = unpackDebian(needed);
  if (!loader) cpSync(realpathSync(join(unpacked, 'libvulkan.so.1')), join(dawnFolder, system, 'libvulkan.so.1'));
  if (!hasGpu()) stageDriver(unpacked);
  rmSync(join(folder, 'apt'), { recursive: true });
}

/** Downloads packages with lists of our own and unpacks them: nothing on the machine changes. Returns the folder of the libraries. */
function unpackDebian(names) {
  if (!works('apt-get', ['--version']) || !works('dpkg-deb', ['--version'])) {
    throw new SetupError(`missing: ${names.join(', ')} of Mesa ${MESA_AT_LEAST} or newer; install Vulkan with the package manager of this system`);
  }
  const [mirror, codename] = mirrorOfDebian();
  const apt = join(folder, 'apt');
  for (const part of ['lists/partial', 'cache/archives/partial', 'debs']) mkdirSync(join(apt, part), { recursive: true });
  const suites = codename === 'bookworm' ? ['bookworm', 'bookworm-backports'] : [codename];
  writeFileSync(join(apt, 'sources.list'), suites.map((suite) => `deb ${mirror} ${suite} main\n`).join(''));
  const own = ['Etc::sourcelist=sources.list', 'Etc::sourceparts=-', 'State::lists=lists', 'Cache=cache'].flatMap((option) => {
    const [name, value] = option.split('=');
    return ['-o', `Dir::${name}=${value === '-' ? '-' : join(apt, value)}`];
  });
  run('apt-get', [...own, '-qq', 'update'], { quiet: true });
  run('apt-get', [...own, '-qq', '-t', suites.at(-1), 'download', ...names], { quiet: true, cwd: join(apt, 'debs') });
  for (const deb of readdirSync(join(apt, 'debs'))) run('dpkg-deb', ['-x', join(apt, 'debs', deb), join(apt, 'root')], { quiet: true });
  const mesa = readdirSync(join(apt, 'debs')).find((name) => name.startsWith('mesa-'));
  const version = Number(mesa?.split('_')[1]?.split('.')[0] ?? MESA_AT_LEAST);
  if (version < MESA_AT_LEAST) throw new SetupError(`this system offers Mesa ${version}; its software driver is refused by Dawn, ${MESA_AT_LEAST} is needed`);
  return join(apt, 'root', 'usr', 'lib', `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`);
}

/** Where this machine gets its packages from, and the name of its release. */
function mirrorOfDebian() {
  const release = Object.fromEntries(readFileSync('/etc/os-release', 'utf8').split('\n').map((line) => line.split('=')));
  const codename = release.VERSION_CODENAME ?? '';
  const targets = run('apt-get', ['indextargets', '--format', '$(REPO_URI) $(CODENAME) $(COMPONENT)', 'Created-By: Packages'], { quiet: true });
  const target = targets.split('\n').find((line) => line.endsWith(` ${codename} main`));
  if (target === undefined) throw new SetupError('no software driver: only known how to get it on Debian and what descends from it; install Vulkan (Mesa 25) yourself');
  return [target.split(' ')[0], codename];
}

function stageDriver(unpacked) {
  mkdirSync(driver, { recursive: true });
  const library = join(driver, 'libvulkan_lvp.so');
  cpSync(join(unpacked, 'libvulkan_lvp.so'), library);
  // the loader takes a path with a slash from the manifest's own folder
  const manifests = join(unpacked, '..', '..', 'share', 'vulkan', 'icd.d');
  const name = readdirSync(manifests).find((file) => file.startsWith('lvp_icd'));
  const manifest = readJson(join(manifests, name));
  writeFileSync(join(driver, 'lvp_icd.json'), `${JSON.stringify({ ...manifest, ICD: { ...manifest.ICD, library_path: './libvulkan_lvp.so' } }, null, 2)}\n`);
  if (missingLibraries(library).length === 0) return;
  // the libraries that it is linked with are those of the system's own driver
  if (!hasApt()) throw new SetupError(`the software driver lacks ${missingLibraries(library).join(', ')} (Debian: apt-get install mesa-vulkan-drivers)`);
  aptInstall(['mesa-vulkan-drivers']);
  const still = missingLibraries(library);
  if (still.length > 0) throw new SetupError(`the software driver lacks ${still.join(', ')}`);
}

function missingLibraries(library) {
  const found = spawnSync('ldd', [library], { encoding: 'utf8' }).stdout ?? '';
  return found.split('\n').filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0]);
}

const VERIFY = `
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const optional = createRequire(process.argv[1] + '/webgpu/package.json');
const ours = createRequire(process.argv[1] + '/package.json');
(async () => {
  const { create, globals } = await import(pathToFileURL(optional.resolve('webgpu')).href);
  Object.assign(globalThis, globals);
  const gpu = create([]);
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('WebGPU finds no adapter');
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  const tf = ours('@tensorflow/tfjs');
  optional('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend('webgpu'))) throw new Error('the backend did not start');
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  const [product] = await tf.matMul([[1, 2]], [[3], [4]]).data();
  if (product !== 11) throw new Error('1*3 + 2*4 came out as ' + product);
  process.stdout.write([adapter.info.device, adapter.info.description].filter(Boolean).join(', '));
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
`;

/** A product computed by the new backend with our own TensorFlow.js. */
function verify() {
  say('3/3 checking');
  const manifest = join(driver, 'lvp_icd.json');
  const env = existsSync(manifest) ? { VK_ICD_FILENAMES: manifest, ...process.env } : process.env;
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['-e', VERIFY, root], { env, encoding: 'utf8', cwd: root });
  if (status !== 0) throw new SetupError(`the backend was installed and does not compute (${signal ?? `exit ${status}`}):\n${stderr.slice(-2000)}`);
  say(`${stdout} computes${existsSync(manifest) ? ': a software driver, right and slow; no GPU is proven by it' : ''}`);
}

setUp('setup:webgpu', () => {
  rmSync(folder, { recursive: true, force: true });
  try {
    installPackages();
    provideVulkan();
    verify();
  } catch (error) {
    // no half of an installation stays
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  say('done: specs with `backend: webgpu` and `--backend webgpu` use it; `npm run prove:gpu` shows what it does here');
});
