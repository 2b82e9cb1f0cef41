import { decoded, warnOfCut } from '../file-record.js';
import { histogramColumn, histogramNorm } from '../histogram-columns.js';
import { WireError } from '../protobuf.js';
import { decodeEvent } from './decode-event.js';
import { readTfRecords } from './read-tfrecords.js';
/**
 * The rows of the event files of a run: one an event, a tag a column.
 *
 * @throws InputError for a file that is damaged, or holds no events.
 */
export async function* tensorBoardRows({ files }, options) {
    for (const { path, prefix } of files) {
        for await (const record of readTfRecords(path, warnOfCut(options.notes, path))) {
            options.signal.throwIfAborted();
            const event = decoded(record, record.offset === 0 ? decodeFirst : decodeEvent, { path, allowed: 'an event of TensorBoard (Event of event.proto)' });
            const fields = Object.fromEntries(event.values.map((value) => fieldOf(value, prefix, options)));
            if (event.values.length > 0)
                yield { place: `byte ${record.offset}`, fields: { step: event.step, ...fields } };
        }
    }
}
function decodeFirst(data) {
    const event = decodeEvent(data);
    if (event.fileVersion === null)
        throw new WireError(0, 'a first record without a file version');
    return event;
}
function fieldOf(value, prefix, { mapped, notes }) {
    const tag = `${prefix}${value.tag}`;
    if (value.kind === 'scalar')
        return [tag, value.value];
    if (value.kind === 'other')
        return [`${tag} (no number)`, null];
    const column = mapped.has(tag) ? tag : histogramColumn(value.tag);
    if (column === null)
        return [`${tag} (histogram)`, null];
    if (value.value.sumSquares === null)
        notes.estimated.add(column);
    return [column, histogramNorm(value.value)];
}
//# sourceMappingURL=tensorboard-rows.js.map