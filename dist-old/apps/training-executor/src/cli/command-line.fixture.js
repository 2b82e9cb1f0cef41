import { EventEmitter } from 'node:events';
import { runCommandLine } from './command-line.js';
/** Runs command lines for specs. */
export function commandLine(environment) {
    const gradlens = async (args, token) => {
        let [stdout, stderr] = ['', ''];
        const process = Object.assign(new EventEmitter(), {
            env: { ...environment, ...(token === undefined ? {} : { GRADLENS_TOKEN: token }) },
            stdout: { write: (part) => (stdout += part) !== '' },
            stderr: { write: (part) => (stderr += part) !== '' },
        });
        const code = await runCommandLine(args, process);
        return { code, stdout, stderr };
    };
    const json = async (args, token) => {
        const { code, stdout, stderr } = await gradlens([...args, '--json'], token);
        if (code !== 0)
            throw new Error(stderr);
        return stdout.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
    };
    return { gradlens, json };
}
//# sourceMappingURL=command-line.fixture.js.map