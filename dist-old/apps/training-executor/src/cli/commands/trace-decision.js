import { InputError, parseTraceQuestion, whyNotTraced } from '#libs/contracts';
import { decisionsNamed } from '../../tracing/decisions-named.js';
import { movedRecords } from '../../tracing/moved-records.js';
import { classOf } from '../../tracing/trace-target.js';
import { movedText } from '../../tracing/trace-text.js';
import { walkRecorded } from '../../tracing/walk-recorded.js';
import { readerOf } from '../actor-of.js';
import { recordRead } from '../audited.js';
import { print, printJson } from '../terminal.js';
/** What `--decision` asks: the mean over all test records, of which the decisions are one named set. @throws InputError beside what else is traced */
export function decisionQuestion({ record, group, gap, split, without, of, class: className }) {
    if ([record, group, gap, split, without].some((given) => given.length > 0)) {
        throw new InputError({ source: null, path: 'decision', value: 'given with record, group, gap, split or without', allowed: 'this alone, or one of those' });
    }
    return parseTraceQuestion({ split: 'test', of, className });
}
/** What `--decision` tells as JSON: whom the set moved, how sure that is, and how far to trust it. */
export function movedJson({ without = [], ...trace }) {
    const { run, target, value, quality, completeness, drawn, fidelity, metagradientNorm, noiseFloor, hessianError, seed, seconds, trainingSeconds } = trace;
    return { run, ...without[0], target, value, quality, completeness, drawn, fidelity, metagradientNorm, noiseFloor, hessianError, seed, seconds, trainingSeconds };
}
/** Of a run whose optimizer has no reverse pass: whom decisions moved, by replay alone; there is no estimate that could be confirmed, so no grade. */
export async function tellMoved(context, recorded, { decision, class: className, top, seed, json, terminal }) {
    const classIndex = classOf(className, recorded.data);
    const { training, row, spec } = recorded;
    const ground = { store: context.store, run: row.uuid, layers: training.layers.map(({ name }) => name), steps: row.lastStep + 1, flags: new Uint16Array(0) };
    await decisionsNamed([decision], ground);
    terminal.say(`run ${row.uuid} ${whyNotTraced(spec) ?? ''}: whom ${decision} moved is replayed, and has no estimate, control or p`);
    const walked = await walkRecorded({ ...context, signal: terminal.signal }, recorded);
    const [{ places } = { places: [] }] = await decisionsNamed([decision], { ...ground, flags: walked.flags });
    const [records] = await movedRecords(walked, [places], { classIndex, top, seed });
    const moved = { run: row.uuid, decisions: decision, count: places.length, ...records };
    await recordRead(context, await readerOf(context.store, context.environment), { action: 'trace', run: row.uuid, args: { decision } });
    if (json === true)
        printJson(terminal, { ...moved, grade: 'UNAVAILABLE', fidelity: walked.fidelity, trace: null });
    else
        for (const line of movedText(moved, walked.fidelity))
            print(terminal, line);
}
//# sourceMappingURL=trace-decision.js.map