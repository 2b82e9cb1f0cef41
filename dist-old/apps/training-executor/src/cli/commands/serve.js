import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { supervised } from '#libs/contracts';
import { EXIT } from '../exit-codes.js';
const API = fileURLToPath(new URL('../../../../api/src/main.js', import.meta.url));
/** `gradlens serve`: the API and the dashboard alone. */
export const serveCommand = (program, terminal, finish) => {
    program
        .command('serve')
        .description('serve the GraphQL API and the dashboard; prints address and sign-in link')
        .option('--json', 'accepted for uniformity: readiness is told as one line of JSON already')
        .action(async () => {
        // the open pipe tells the API that we live: it ends when we are gone, even by kill -9
        const child = spawn(process.execPath, [API], { env: supervised(process.env), stdio: ['pipe', 'inherit', 'inherit'] });
        terminal.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
        const code = await new Promise((resolve) => {
            child.once('close', (exit) => {
                resolve(exit ?? EXIT.failed);
            });
        });
        finish(exitCode(code));
    });
};
function exitCode(code) {
    if (code === EXIT.done || code === EXIT.usage)
        return code;
    return EXIT.failed;
}
//# sourceMappingURL=serve.js.map