import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { InvalidArgumentError, Option } from 'commander';
import { withStore } from '../../running/context.js';
import { TAKE_OVER } from '../../worker/take-over.js';
import { WorkerModule } from '../../worker/worker.module.js';
import { EXIT } from '../exit-codes.js';
import { printJson } from '../terminal.js';
/** `gradlens worker`: an executor that takes queued runs until it is told to end. */
export const workerCommand = (program, terminal, finish) => {
    program
        .command('worker')
        .description('execute queued runs, traces, impacts and reports, each in a process of its own')
        .option('--concurrency <n>', 'runs at a time, 1 to 64', concurrency, 1)
        .option('--traces <n>', 'traces, and impacts and reports, at a time beside the runs, 1 to 64 each', concurrency, 1)
        .addOption(new Option('--take-over <which>', 'runs to go on with when their executor is gone: those that were queued, also those of terminals, or none').choices(TAKE_OVER).default('queued'))
        .option('--json', 'tell readiness as one line of JSON')
        .action(async (options) => {
        await withStore(terminal.environment, terminal.say, async (context) => {
            const app = await NestFactory.createApplicationContext(WorkerModule.over(context, { runs: options.concurrency, traces: options.traces, takeOver: options.takeOver }), { logger: ['error', 'warn'] });
            if (options.json === true)
                printJson(terminal, { ready: true, pid: process.pid, concurrency: options.concurrency, traces: options.traces });
            else
                terminal.say(`the worker is ready (${options.concurrency} at a time, and ${options.traces} ${options.traces === 1 ? 'trace' : 'traces'})`);
            await ended(terminal.signal);
            await app.close();
        });
        finish(EXIT.done);
    });
};
function concurrency(text) {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= 64)
        return value;
    throw new InvalidArgumentError('allowed: an integer from 1 to 64');
}
function ended(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        signal.addEventListener('abort', () => {
            resolve();
        }, { once: true });
    });
}
//# sourceMappingURL=worker.js.map