// `npm run bench -- NAME [--json]`: builds, then runs one measurement of bench/.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installPackages } from './bootstrap.mjs';
import { build } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [name, ...flags] = process.argv.slice(2);
const names = readdirSync(path.join(root, 'bench')).filter((file) => file.endsWith('.bench.ts')).map((file) => file.slice(0, -9));
if (!names.includes(name)) {
  process.stderr.write(`gradlens: bench ${name ?? 'without a name'} is unknown; allowed: ${names.join(', ')}\n`);
  process.exit(2);
}
installPackages();
build(['dashboard', 'lighthouse'].includes(name) ? ['server', 'dashboard'] : ['server']);
const file = path.join(root, 'dist', 'bench', `${name}.bench.js`);
if (!existsSync(file)) throw new Error(`${file} was not built`);
process.exit(spawnSync(process.execPath, ['--expose-gc', file, ...flags], { cwd: root, stdio: 'inherit' }).status ?? 3);
