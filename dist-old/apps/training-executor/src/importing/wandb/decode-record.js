import { bytes, signed, text, wireFields } from '../protobuf.js';
/**
 * Reads a `Record` (wandb_internal.proto: history 2, run 17, header 21); null for one of another kind.
 *
 * @throws WireError
 */
export function decodeRecord(message) {
    for (const field of wireFields(message)) {
        if (field.number === 2)
            return decodeHistory(bytes(field));
        if (field.number === 17)
            return decodeRun(bytes(field));
        if (field.number === 21)
            return decodeHeader(bytes(field));
    }
    return null;
}
/** `HistoryRecord`: item 1, step 2 (num 1). */
function decodeHistory(message) {
    const items = [];
    let step = null;
    for (const field of wireFields(message)) {
        if (field.number === 1)
            items.push(decodeItem(bytes(field)));
        if (field.number === 2) {
            const num = [...wireFields(bytes(field))].find(({ number }) => number === 1);
            step = num === undefined ? 0 : signed(num);
        }
    }
    return { kind: 'history', step, items };
}
/** `HistoryItem`, `ConfigItem`: key 1, nested_key 2, value_json 16. */
function decodeItem(message) {
    let [keys, json] = [[], 'null'];
    for (const field of wireFields(message)) {
        if (field.number === 1)
            keys = [text(field)];
        if (field.number === 2)
            keys = [...keys, text(field)];
        if (field.number === 16)
            json = text(field);
    }
    return { keys, json };
}
/** `RunRecord`: run_id 1, project 3, config 4 (update 1), display_name 8. */
function decodeRun(message) {
    const found = { id: '', project: '', name: '' };
    let config = [];
    for (const field of wireFields(message)) {
        if (field.number === 1)
            found.id = text(field);
        if (field.number === 3)
            found.project = text(field);
        if (field.number === 8)
            found.name = text(field);
        if (field.number === 4)
            config = [...wireFields(bytes(field))].filter(({ number }) => number === 1).map((item) => decodeItem(bytes(item)));
    }
    return { kind: 'run', ...found, config };
}
/** `HeaderRecord`: version_info 1 (producer 1). */
function decodeHeader(message) {
    const version = [...wireFields(message)].find(({ number }) => number === 1);
    const producer = version === undefined ? undefined : [...wireFields(bytes(version))].find(({ number }) => number === 1);
    return { kind: 'version', producer: producer === undefined ? '' : text(producer) };
}
//# sourceMappingURL=decode-record.js.map