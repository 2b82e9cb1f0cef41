// Installs the optional native TensorFlow backend into native/ (not touched by a later `npm install`), or into the folder
// that GRADLENS_NATIVE names; with `--gpu` the same binding with the library for CUDA and the CUDA libraries that it needs, all out of Python wheels.
//
// The npm package brings the Node binding as source; the TensorFlow library it links comes out of the Python wheel,
// because the archive that the package's own install script downloads has no build for current systems.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

import { aptInstall, hasApt, npmInstall, readJson, root, run, say, SetupError, setUp, works } from './setup-tools.mjs';

const TENSORFLOW_VERSION = '2.12.1';
const gpu = process.argv.includes('--gpu');
/** Installs the GPU library where no GPU is, to see that it builds and loads. */
const withoutDevice = process.argv.includes('--without-device');
const NEEDED_BYTES = gpu ? 14e9 : 3e9;

/** What TensorFlow 2.12 loads at run time: CUDA 11.8 with cuDNN 8.6. About 1.7 GB of download. */
const CUDA = [
  'nvidia-cuda-runtime-cu11==11.8.89', 'nvidia-cublas-cu11==11.11.3.6', 'nvidia-cufft-cu11==10.9.0.58', 'nvidia-curand-cu11==10.3.0.86',
  'nvidia-cusolver-cu11==11.4.1.48', 'nvidia-cusparse-cu11==11.7.5.86', 'nvidia-cudnn-cu11==8.6.0.163', 'nvidia-cuda-cupti-cu11==11.8.87',
  'nvidia-cuda-nvrtc-cu11==11.8.89', 'nvidia-cuda-nvcc-cu11==11.8.89',
];

const PACKAGE = 'gradlens-native';
const native = resolve(root, process.env['GRADLENS_NATIVE'] || 'native');
const scope = join(native, 'node_modules', '@tensorflow');
const binding = join(scope, 'tfjs-node');
const download = join(native, 'download');

function checkMachine() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(`only Linux on x64 is supported, this is ${process.platform} on ${process.arch}`);
  }
  if (gpu && !withoutDevice && !existsSync('/dev/nvidia0')) throw new SetupError('no NVIDIA GPU here (/dev/nvidia0); for the CPU: npm run setup:native');
  const disk = statfsSync(root);
  if (disk.bavail * disk.bsize < NEEDED_BYTES) {
    throw new SetupError(`${(NEEDED_BYTES / 1e9).toFixed(0)} GB of free disk are needed while installing`);
  }
}

/** What is replaced must be ours: it is deleted with all that is in it. */
function checkFolder() {
  if (!native.startsWith(root + sep)) throw new SetupError(`GRADLENS_NATIVE is ${native}; allowed: a folder below ${root}, whose TensorFlow.js it shares`);
  if (!existsSync(native) || readdirSync(native).length === 0) return;
  const manifest = join(native, 'package.json');
  if (!existsSync(manifest) || readJson(manifest).name !== PACKAGE) throw new SetupError(`${native} holds something else; allowed: a folder that is empty, missing, or of an earlier setup`);
}

/** Python with pip fetches the wheel, g++ and make build the binding. */
function provideTools() {
  const missing = missingTools();
  if (missing.length === 0) return;
  const packages = missing.map((tool) => tool.debian);
  if (!hasApt()) throw new SetupError(`missing: ${missing.map((tool) => tool.name).join(', ')} (Debian: apt-get install ${packages.join(' ')})`);
  aptInstall(packages);
  const still = missingTools();
  if (still.length > 0) throw new SetupError(`still missing after apt-get: ${still.map((tool) => tool.name).join(', ')}`);
}

function missingTools() {
  const tools = [
    { name: 'python3 with pip', debian: 'python3-pip', command: 'python3', args: ['-m', 'pip', '--version'] },
    { name: 'g++', debian: 'g++', command: 'g++', args: ['--version'] },
    { name: 'make', debian: 'make', command: 'make', args: ['--version'] },
  ];
  return tools.filter(({ command, args }) => !works(command, args));
}

/** The binding in the version of our own TensorFlow.js, without its install script. */
function installPackage() {
  const { version } = readJson(join(root, 'node_modules', '@tensorflow', 'tfjs', 'package.json'));
  say(`1/5 @tensorflow/tfjs-node ${version}`);
  mkdirSync(native, { recursive: true });
  writeFileSync(join(native, 'package.json'), `${JSON.stringify({ name: PACKAGE, private: true }, null, 2)}\n`);
  npmInstall(native, [`@tensorflow/tfjs-node@${version}`]);
}

/** The library and its C headers out of the wheel. */
function fetchLibrary() {
  const name = gpu ? 'tensorflow' : 'tensorflow-cpu';
  say(`2/5 TensorFlow ${TENSORFLOW_VERSION} from the Python wheel ${name} (about ${gpu ? 590 : 230} MB)`);
  const wheel = fetchWheel(`${name}==${TENSORFLOW_VERSION}`, 'library');
  say('3/5 taking library and headers out of it');
  run('python3', ['-c', UNPACK, wheel, download]);
  stageLibrary(join(download, 'tensorflow'));
  if (gpu) fetchCuda();
  rmSync(download, { recursive: true });
}

/** Downloads one wheel into a folder of its own and returns its file. */
function fetchWheel(requirement, into) {
  const platforms = ['manylinux2014_x86_64', 'manylinux_2_17_x86_64', 'manylinux1_x86_64'].flatMap((name) => ['--platform', name]);
  const wheel = ['--no-deps', '--only-binary=:all:', '--python-version', '3.11', ...platforms];
  const folder = join(download, into);
  run('python3', ['-m', 'pip', 'download', '--dest', folder, '--disable-pip-version-check', '--quiet', ...wheel, requirement]);
  const file = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (file === undefined) throw new SetupError(`pip brought no wheel of ${requirement}`);
  return join(folder, file);
}

/** The CUDA libraries beside TensorFlow's: it looks for them in its own folder. */
function fetchCuda() {
  for (const [i, requirement] of CUDA.entries()) {
    say(`    CUDA ${i + 1}/${CUDA.length}: ${requirement}`);
    run('python3', ['-c', UNPACK_CUDA, fetchWheel(requirement, `cuda${i}`), join(binding, 'deps', 'lib')]);
    rmSync(join(download, `cuda${i}`), { recursive: true });
  }
}

/** Every shared library of a wheel, and libdevice and ptxas, which TensorFlow compiles with, flat into one folder. */
const UNPACK_CUDA = `
import os, shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        base = os.path.basename(name)
        if '.so' in base or base in ('ptxas', 'libdevice.10.bc'):
            with wheel.open(name) as source, open(os.path.join(sys.argv[2], base), 'wb') as target:
                shutil.copyfileobj(source, target)
            if base == 'ptxas':
                os.chmod(target.name, 0o755)
`;

const UNPACK = `
import sys, zipfile
wanted = ('tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2', 'tensorflow/include/tensorflow/c/',
          'tensorflow/include/tensorflow/core/platform/', 'tensorflow/include/tensorflow/tsl/', 'tensorflow/include/tsl/')
with zipfile.ZipFile(sys.argv[1]) as wheel:
    wheel.extractall(sys.argv[2], [name for name in wheel.namelist() if name.startswith(wanted)])
`;

function stageLibrary(unpacked) {
  const lib = join(binding, 'deps', 'lib');
  mkdirSync(lib, { recursive: true });
  for (const name of ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']) {
    if (!existsSync(join(unpacked, name))) throw new SetupError(`the wheel has no ${name}`);
    cpSync(join(unpacked, name), join(lib, name));
  }
  symlinkSync('libtensorflow_cc.so.2', join(lib, 'libtensorflow.so'));
  symlinkSync('libtensorflow_framework.so.2', join(lib, 'libtensorflow_framework.so'));
  cpSync(join(unpacked, 'include'), join(binding, 'deps', 'include'), { recursive: true });
}

/** Two copies of TensorFlow.js would not see each other's tensors: the package's own goes, resolution climbs to ours. */
function shareTensorflowJs() {
  for (const name of readdirSync(scope)) {
    if (name !== 'tfjs-node') rmSync(join(scope, name), { recursive: true });
  }
  rmSync(join(binding, 'node_modules', '@tensorflow'), { recursive: true, force: true });
}

function build() {
  say('4/5 building the binding');
  const target = join(binding, 'lib', 'napi-v8');
  const headers = join(dirname(dirname(process.execPath)), 'include', 'node', 'node_api.h');
  const nodedir = existsSync(headers) ? [`--nodedir=${dirname(dirname(dirname(headers)))}`] : [];
  if (nodedir.length === 0) say('no Node headers beside node: node-gyp fetches them');
  const module = ['--module_name=tfjs_binding', `--module=${join(target, 'tfjs_binding.node')}`, `--module_path=${target}`];
  const api = ['--napi_version=9', '--napi_build_version=8'];
  run(process.execPath, [nodeGyp(), 'rebuild', '--silent', ...nodedir, ...module, ...api], { cwd: binding, quiet: true });
}

/** The node-gyp that npm carries. */
function nodeGyp() {
  const npm = process.env['npm_execpath'] ?? join(execFileSync('npm', ['root', '-g'], { encoding: 'utf8' }).trim(), 'npm', 'bin', 'npm-cli.js');
  const candidates = [process.env['npm_config_node_gyp'], join(dirname(dirname(npm)), 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')];
  const found = candidates.find((file) => file !== undefined && existsSync(file));
  if (found === undefined) throw new SetupError('npm on this machine carries no node-gyp; install npm itself again');
  return found;
}

const VERIFY = `
const { createRequire } = require('node:module');
const native = createRequire(process.argv[2] + '/package.json');
const ours = createRequire(process.argv[1] + '/package.json');
const node = native('@tensorflow/tfjs-node');
const tf = ours('@tensorflow/tfjs');
if (tf.getBackend() !== 'tensorflow') throw new Error('a second copy of TensorFlow.js was loaded');
tf.matMul([[1, 2]], [[3], [4]]).data().then(([product]) => {
  if (product !== 11) throw new Error('1*3 + 2*4 came out as ' + product);
  process.stdout.write(tf.backend().binding.TF_Version ?? node.version_core);
});
`;

/** A product computed by the new backend with our own TensorFlow.js. */
function verify() {
  say('5/5 checking');
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', VERIFY, root, native], { env, encoding: 'utf8', cwd: root });
  if (status !== 0) throw new SetupError(`the backend was built and does not load:\n${stderr.slice(-2000)}`);
  say(`TensorFlow ${stdout} computes`);
}

/** Up to here an earlier installation is untouched; from here on a failure leaves no half of a new one. */
function install() {
  rmSync(native, { recursive: true, force: true });
  try {
    installPackage();
    fetchLibrary();
    shareTensorflowJs();
    build();
    verify();
  } catch (error) {
    rmSync(native, { recursive: true, force: true });
    throw error;
  }
}

setUp(gpu ? 'setup:gpu' : 'setup:native', () => {
  checkMachine();
  checkFolder();
  provideTools();
  install();
  say('done: specs with `backend: auto` or `backend: tensorflow` now use it');
});
