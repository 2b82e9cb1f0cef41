// `npm run prove:gpu [-- --backend webgpu|tensorflow] [--rehearse]`: builds, then checks everything that a GPU must do.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installPackages } from './bootstrap.mjs';
import { build } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
installPackages();
build(['server']);
const file = path.join(root, 'dist', 'bench', 'backends', 'prove-gpu.js');
process.exit(spawnSync(process.execPath, [file, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 3);
