// A Python environment for other tools, made on demand and kept beside the installed packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
/** Where the scripts of the rivals and their requirements lie. */
const RIVALS_FOLDER = path.join(process.cwd(), 'bench', 'rivals');
/** An interpreter that has the tools already, in place of environments of our own. */
const GIVEN_PYTHON = process.env['GRADLENS_RIVALS_PYTHON'];
/** The interpreter of an environment. */
function pythonOf({ name }) {
    return GIVEN_PYTHON ?? path.join(process.cwd(), 'node_modules', '.cache', name, 'bin', 'python');
}
/** Why an environment cannot be used here, or null when it is installed. */
export function installEnvironment(environment) {
    const python = pythonOf(environment);
    if (existsSync(python) && quiet(python, ['-c', environment.check]))
        return null;
    if (GIVEN_PYTHON !== undefined)
        return `${python} (GRADLENS_RIVALS_PYTHON) has no ${environment.tools}`;
    process.stderr.write(`gradlens: installing ${environment.tools} from PyPI for the comparison …\n`);
    if (!quiet('python3', ['-m', 'venv', path.dirname(path.dirname(python))]))
        return 'python3 with venv is not installed';
    return quiet(python, ['-m', 'pip', 'install', '--quiet', '-r', path.join(RIVALS_FOLDER, environment.requirements)]) ? null : 'the packages could not be installed';
}
/** What a script of the rivals prints as its last line, as JSON. @throws Error when it fails */
export function runRival(environment, script, args) {
    const { stdout, stderr, status } = spawnSync(pythonOf(environment), [path.join(RIVALS_FOLDER, script), ...args], { encoding: 'utf8' });
    if (status !== 0)
        throw new Error(`${script} ${args.join(' ')} failed: ${stderr.slice(-1000)}`);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
function quiet(command, args) {
    return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] }).status === 0;
}
//# sourceMappingURL=rivals-environment.js.map