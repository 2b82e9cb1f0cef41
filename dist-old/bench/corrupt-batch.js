import { batchIndices } from '#libs/datasets';
/** Multiplies the features of the batch of a step in place: a corrupted batch. The function given back puts them as they were. */
export function corruptBatch({ train }, { batchSize, seeds }, at) {
    const width = train.features.length / train.count;
    const rows = batchIndices({ count: train.count, batchSize, seed: seeds.batches, step: at.step });
    const saved = [...rows].map((row) => ({ row, values: train.features.slice(row * width, (row + 1) * width) }));
    for (const { row, values } of saved)
        train.features.set(values.map((value) => value * at.factor), row * width);
    return () => {
        for (const { row, values } of saved)
            train.features.set(values, row * width);
    };
}
//# sourceMappingURL=corrupt-batch.js.map