// `npm run torture:ledger -- --changes 10000 [--seed N] [--layers N]`: changes a recorded ledger by chance; all must be found.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installPackages } from './bootstrap.mjs';
import { build } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
installPackages();
build(['server']);
const main = path.join(root, 'dist', 'test', 'ledger-adversary', 'main.js');
process.exit(spawnSync(process.execPath, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 3);
