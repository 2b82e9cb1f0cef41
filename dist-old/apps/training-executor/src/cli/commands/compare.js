import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError, isRunUuid, systemClock } from '#libs/contracts';
import { listTraces } from '#libs/decision-store';
import { BASELINE_FAMILIES, USUAL_FAMILIES } from '#libs/scaling-comparison';
import { InvalidArgumentError } from 'commander';
import { compareInFull } from '../../comparing/compare.js';
import { planOf, planVersion } from '../../comparing/compare-plan.js';
import { comparisonLines } from '../../comparing/comparison-lines.js';
import { comparisonBlocks } from '../../comparing/comparison-words.js';
import { htmlOf, markdownOf } from '../../comparing/document.js';
import { EXCHANGE_PER_HOUR } from '../../comparing/economy-of.js';
import { readMetaSeconds } from '../../comparing/meta-seconds.js';
import { storeComparison } from '../../comparing/store-comparison.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore } from '../../running/context.js';
import { dropKeptWork, keptWork } from '../../running/kept-work.js';
import { loadForRun } from '../../running/prepare-run.js';
import { specSha256 } from '../../running/provenance.js';
import { writeWhole } from '../../running/write-whole.js';
import { readSpec } from '../../spec/read-spec.js';
import { starterOf } from '../actor-of.js';
import { EXIT } from '../exit-codes.js';
import { printJson } from '../terminal.js';
import { amountArgument } from './amount-argument.js';
import { countArgument } from './count-argument.js';
import { listStored, showStored } from './stored-comparisons.js';
/** Traces of a run whose seconds count, at most. */
const TRACES_COUNTED = 10_000;
/** `gradlens compare SPEC|RUN`: a scaler, its ablations and tuned baselines, held to one target. */
export const compareCommand = (program, terminal, finish) => {
    program
        .command('compare')
        .description('what a scaler saves: steps, seconds and cost to one target, beside its ablations (one scale for all layers, scale 1, random) and tuned baselines, with the same seeds')
        .argument('[spec|run]', 'YAML file of a run, or the uuid of a recorded one')
        .argument('[others...]', 'further YAML files: their scalers are trained as well, each with one scale for all layers too, on the task of the first')
        .option('--seeds <n>', 'trainings of each arm, paired', countArgument(2, 64), 10)
        .option('--tuning-seeds <n>', 'trainings at each learning rate of a grid', countArgument(1, 16), 2)
        .option('--against <families>', `baselines, each constant and cosine: ${BASELINE_FAMILIES.join(', ')}`, familiesArgument, [...USUAL_FAMILIES])
        .option('--budget <steps>', 'steps of each training (default: those of the spec)', countArgument(1, 100_000_000))
        .option('--tune', 'tune the learning rate of the scaler and its ablations as well', false)
        .option('--auditable', 'what it costs to be auditable: the same task under the other choice too, auditable, or free where the spec is auditable', false)
        .option('--price <money>', `of a processor hour; without it cost is told in processor seconds, storage by a price of ${EXCHANGE_PER_HOUR}`, amountArgument)
        .option('--storage-price <money>', 'of a gigabyte kept for a year', amountArgument, 1.2)
        .option('--power <watts>', 'of a busy core: tells energy', amountArgument)
        .option('--meta-card <file>', 'card of the meta-training that the scaler\'s weights come from: its cost is taken off')
        .option('--retrainings <n>', 'trainings that share the meta-training', countArgument(1, 1_000_000_000), 1)
        .option('--html <file>', 'write the page as HTML')
        .option('--markdown <file>', 'write the page as Markdown')
        .option('--list', 'list stored comparisons, newest first', false)
        .option('--show <n>', 'tell the stored comparison of this number again', countArgument(1, Number.MAX_SAFE_INTEGER))
        .option('--resume', 'go on with what the same comparison had finished when it was ended', false)
        .option('--json', 'print one line of JSON for each arm, and one for what they share')
        .action(async (asked, others, options) => {
        if (options.list)
            await listStored(terminal, options.json === true);
        else if (options.show !== undefined)
            await tellStored(options.show, options, terminal);
        else
            await compareAndStore(asked, others, options, terminal);
        finish(EXIT.done);
    });
};
async function tellStored(number, options, terminal) {
    const { row, comparison } = await showStored(terminal, number);
    await tell(comparison, { ...options, number }, terminal);
    terminal.say(`comparison ${number} of ${row.createdAt.toISOString().slice(0, 16)}, by ${row.by}, project ${row.project}, commit ${row.commit ?? 'not known'}, spec ${row.specSha256.slice(0, 12)}`);
}
/** What cannot be stored is told all the same. */
async function compareAndStore(asked, others, options, terminal) {
    if (asked === undefined)
        throw new InputError({ source: 'compare', path: 'spec', value: 'nothing', allowed: 'a YAML file of a run, the uuid of a recorded one, --list, or --show N' });
    const also = await Promise.all(others.map(async (file) => (await readSpec(file)).scaler));
    const { compared, ...inFull } = await comparisonAsked(asked, { ...options, also }, terminal);
    const storing = withStore(terminal.environment, terminal.say, async ({ store, environment }) => storeComparison(store, { ...compared, by: await starterOf(store, environment) }, inFull));
    const number = await storing.catch(() => null);
    await tell(inFull.comparison, { ...options, number }, terminal);
    await storing;
    terminal.say(`stored as comparison ${String(number)}: gradlens compare --show ${String(number)} tells it again`);
}
async function comparisonAsked(asked, options, terminal) {
    const found = isRunUuid(asked) ? await recordedTask(asked, terminal) : await taskOf(await readSpec(asked), terminal);
    return { ...(await comparisonOf(found, options, terminal)), compared: found.compared };
}
async function taskOf(spec, terminal) {
    const { data } = await loadForRun(spec, terminal);
    return { compared: { spec, specSha256: specSha256(spec), run: null, project: spec.project }, data, traceSeconds: 0 };
}
/** The database is closed before the trainings. */
async function recordedTask(run, terminal) {
    return await withStore(terminal.environment, terminal.say, async (context) => {
        const { rows: traces } = await listTraces(context.store, { run, first: TRACES_COUNTED });
        const traceSeconds = traces.reduce((sum, { result }) => sum + (result?.seconds ?? 0), 0);
        return await withRecordedRun({ ...context, signal: terminal.signal }, run, ({ spec, data, row }) => Promise.resolve({ compared: { spec, specSha256: row.specSha256 ?? specSha256(spec), run, project: row.project }, data, traceSeconds }));
    });
}
async function comparisonOf({ compared: { spec }, data, traceSeconds }, options, terminal) {
    const { seeds, tuningSeeds, against, budget, tune, auditable, also, price, power, storagePrice, metaCard, retrainings } = options;
    const plan = planOf(spec, data, { seeds, tuningSeeds, families: against, budget, tuned: tune, auditable, also, turns: 7 });
    const metaSeconds = metaCard === undefined ? 0 : await readMetaSeconds(metaCard);
    const version = planVersion(plan, data);
    const folder = path.join(path.resolve(terminal.environment.GRADLENS_HOME), 'comparisons', version.slice(0, 16));
    const { say, signal } = terminal;
    const kept = await keptIn(folder, { version, resume: options.resume, say });
    const costs = { pricePerHour: price ?? null, watts: power ?? null, storagePerGbYear: storagePrice, traceSeconds, metaSeconds, retrainings };
    try {
        return await compareInFull(plan, { data, costs, clock: systemClock, signal, say, kept });
    }
    catch (error) {
        if (signal.aborted)
            say('what is finished is kept: the same command with --resume goes on from there');
        throw error;
    }
}
async function keptIn(folder, { version, resume, say }) {
    if (!resume)
        await dropKeptWork(folder);
    else if (!existsSync(folder))
        throw new InputError({ source: 'compare', path: '--resume', value: 'given, and nothing is kept of this comparison', allowed: 'the spec and options of a comparison that was ended before, on this machine' });
    return keptWork(folder, { version, say });
}
async function tell(comparison, { json, html, markdown, number }, terminal) {
    const blocks = comparisonBlocks(comparison);
    if (html !== undefined)
        await writeWhole(path.resolve(html), Buffer.from(htmlOf(`Comparison: ${comparison.name}`, blocks)));
    if (markdown !== undefined)
        await writeWhole(path.resolve(markdown), Buffer.from(markdownOf(blocks)));
    if (json === true)
        for (const line of comparisonLines(comparison, number))
            printJson(terminal, line);
    else if (html === undefined && markdown === undefined)
        terminal.stdout.write(markdownOf(blocks));
}
function familiesArgument(text) {
    const names = text.split(',').map((name) => name.trim());
    const known = BASELINE_FAMILIES.filter((family) => names.includes(family));
    if (known.length === new Set(names).size && known.length === names.length)
        return known;
    throw new InvalidArgumentError(`allowed: one or more of ${BASELINE_FAMILIES.join(', ')}, each once, with commas between.`);
}
//# sourceMappingURL=compare.js.map