import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './program.js';
/** Made by `scripts/bootstrap.mjs --test`. */
const ENVIRONMENT = path.join(ROOT, 'node_modules/.cache/python-client/bin/python');
const NEEDED = 'import sys, numpy, pytest; sys.exit(sys.version_info < (3, 10))';
/** A Python of 3.10 or newer with numpy and pytest; null, and said loudly, where there is none. */
export function python() {
    const found = [ENVIRONMENT, 'python3'].find((program) => (program === 'python3' || existsSync(program)) && spawnSync(program, ['-c', NEEDED]).status === 0);
    if (found === undefined)
        process.stderr.write('SKIPPED (no Python 3.10 or newer with numpy and pytest): the client in clients/python is not tested; node scripts/bootstrap.mjs --test makes an environment for it\n');
    return found ?? null;
}
//# sourceMappingURL=python.js.map