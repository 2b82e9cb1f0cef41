import * as tf from '@tensorflow/tfjs';
import { hostKernel } from './host-kernels.js';
import { isUsable, isVector, openValues } from './slots.js';
/**
 * A recording as a program on the wasm backend: vectors `[vectorSize]` by its kernels, everything small on the host, to
 * the same bits; what the host does not know goes to the backend's kernels, too.
 *
 * Dispatching a kernel on four numbers through the engine costs some hundred times what computing them does, and a step
 * has some hundred of them.
 *
 * @returns null where it cannot be done.
 */
export function compileProgram(recording, vectorSize) {
    if (!isUsable(recording, vectorSize))
        return null;
    const heap = tf.backend();
    const values = openValues(recording, vectorSize, heap);
    const runs = neededRuns(recording);
    const lastUse = lastUses(runs, recording);
    const acts = runs.map((run, at) => actOf({ run, recording, values, heap, freed: lastUse.get(at) ?? [] }));
    const isLong = (place) => isVector(recording.values[place], vectorSize);
    const [inputs, outputs] = [Object.entries(recording.inputs), Object.entries(recording.outputs)];
    const vectorInputs = inputs.filter(([, place]) => isLong(place));
    const vectorOutputs = outputs.filter(([, place]) => isLong(place));
    const slots = (named) => Object.fromEntries(named.flatMap(([name, place]) => (isLong(place) ? [] : [[name, values.small[place].slot]])));
    const passedOn = new Set(vectorInputs.map(([, place]) => place));
    const taken = ownersOf(vectorOutputs, passedOn);
    const given = slots(inputs);
    return {
        inputs: given,
        outputs: slots(outputs),
        read: (name, tensor) => {
            given[name]?.set(heap.typedArrayFromHeap(tensor));
        },
        free: ({ dataId }) => void heap.disposeData(dataId),
        run: (vectors) => {
            for (const [name, place] of vectorInputs)
                values.vectors[place] = vectors[name];
            for (const act of acts)
                act();
            for (const place of taken)
                heap.incRef(values.vectors[place].dataId);
            return Object.fromEntries(vectorOutputs.map(([name, place]) => [name, values.vectors[place]]));
        },
        dispose: values.dispose,
    };
}
/** Outputs that somebody else owns too: inputs that are passed on, and a vector that comes back under two names. */
function ownersOf(outputs, inputs) {
    const seen = new Set(inputs);
    return outputs.flatMap(([, place]) => {
        if (seen.has(place))
            return [place];
        seen.add(place);
        return [];
    });
}
/** Without kernels whose results nobody needs. */
function neededRuns({ runs, outputs }) {
    const needed = new Set(Object.values(outputs));
    const kept = [];
    for (const run of runs.toReversed()) {
        if (!run.outputs.some((place) => needed.has(place)))
            continue;
        for (const [, place] of run.inputs)
            needed.add(place);
        kept.push(run);
    }
    return kept.reverse();
}
/** After which run which values are of no more use; outputs and inputs of the program are not among them. */
function lastUses(runs, { inputs, outputs }) {
    const last = new Map();
    runs.forEach(({ inputs: used, outputs: made }, at) => {
        for (const place of [...used.map(([, one]) => one), ...made])
            last.set(place, at);
    });
    for (const place of [...Object.values(inputs), ...Object.values(outputs)])
        last.delete(place);
    const after = new Map();
    for (const [place, at] of last)
        after.set(at, [...(after.get(at) ?? []), place]);
    return after;
}
function actOf(parts) {
    const { run, recording, values } = parts;
    const places = [...run.inputs.map(([, place]) => place), ...run.outputs];
    if (!places.every((place) => values.small[place] !== null))
        return backendKernel(parts);
    const slotAt = (place) => values.small[place].slot;
    const onHost = hostKernel({
        run,
        inputs: Object.fromEntries(run.inputs.map(([name, place]) => [name, slotAt(place)])),
        outputs: run.outputs.map(slotAt),
        facts: run.outputs.map((place) => recording.values[place]),
    });
    return onHost ?? backendKernel(parts);
}
/** A kernel of the backend, called without the engine. */
function backendKernel({ run, values, heap, freed }) {
    const { kernelFunc } = tf.getKernel(run.kernel, 'wasm');
    const inputs = (run.isList ? [] : {});
    const call = { inputs, attrs: run.attrs, backend: heap };
    const long = freed.filter((place) => values.small[place] === null);
    const take = (made, place) => {
        const small = values.small[place];
        if (small === null || small === undefined) {
            values.vectors[place] = made;
            return;
        }
        small.slot.set(heap.typedArrayFromHeap(made));
        heap.disposeData(made.dataId);
    };
    const changing = run.inputs.filter(([, place]) => values.small[place]?.isConstant === false).map(([name]) => name);
    return () => {
        for (const [name, place] of run.inputs)
            inputs[name] = values.small[place]?.onHeap() ?? values.vectors[place];
        const made = kernelFunc(call);
        if (Array.isArray(made))
            made.forEach((one, i) => { take(one, run.outputs[i]); });
        else
            take(made, run.outputs[0]);
        for (const name of changing)
            heap.disposeData(inputs[name].dataId);
        for (const place of long) {
            heap.disposeData(values.vectors[place].dataId);
            values.vectors[place] = null;
        }
    };
}
//# sourceMappingURL=compile-program.js.map