import { readFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf, metaWeightsSchema, parseRunSpec } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { createRun, enqueueRun } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { demoSpecs } from '../../demo/demo-specs.js';
import { withStore } from '../../running/context.js';
import { shippedFile } from '../../running/provenance.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
/** How long the demo tries to get the real data before it takes generated ones. Unit: ms. */
const DATA_PATIENCE_MS = 30_000;
/** `gradlens demo`: queues the demo's runs for a worker. */
export const demoCommand = (program, terminal, finish) => {
    program
        .command('demo')
        .description('queue four short runs: adaptive, plain, one whose instability is provoked, and one under a learned scaler')
        .option('--json', 'print one line of JSON per queued run')
        .action(async (options) => {
        const [data, learned] = [await chooseData(terminal), learnedWeights()];
        await withStore(terminal.environment, terminal.say, async ({ store }) => {
            for (const input of demoSpecs(data, learned)) {
                const spec = parseRunSpec(input, 'demo');
                const uuid = uuidv7();
                await createRun(store, { uuid, project: spec.project, name: spec.name, spec, state: 'queued', origin: 'demo', scaler: spec.scaler.kind });
                await enqueueRun(store, uuid);
                if (options.json === true)
                    printJson(terminal, { run: uuid, name: spec.name, data });
                else
                    print(terminal, `  queued      ${spec.name} (${data} data): ${uuid}`);
            }
        });
        finish(EXIT.done);
    });
};
/** Adult where its files are there or can be downloaded, else generated applications; says which and why. */
async function chooseData(terminal) {
    try {
        await loadDataset({ kind: 'named', name: 'adult', testFraction: 0.2, splitSeed: 0 }, loadOptions(terminal.environment));
        return 'adult';
    }
    catch (error) {
        terminal.say(`the demo takes generated data, since UCI Adult is not to be had: ${messageOf(error)}`);
        return 'generated';
    }
}
/** Those that `gradlens meta-train examples/meta-train.yaml` learned. */
function learnedWeights() {
    return metaWeightsSchema.parse(JSON.parse(readFileSync(shippedFile('examples/meta-small.weights.json'), 'utf8')));
}
function loadOptions(environment) {
    return {
        dataDir: environment.GRADLENS_DATA_DIR === undefined ? undefined : path.resolve(environment.GRADLENS_DATA_DIR),
        cacheDir: path.join(path.resolve(environment.GRADLENS_HOME), 'data'),
        baseDir: process.cwd(),
        signal: AbortSignal.timeout(DATA_PATIENCE_MS),
    };
}
//# sourceMappingURL=demo.js.map