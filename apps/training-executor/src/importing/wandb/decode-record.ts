import { bytes, signed, text, wireFields } from '../protobuf.js';

/** A named value of JSON. */
export interface NamedJson {
  /** Parts of the name: nested keys have several. */
  readonly keys: readonly string[];
  readonly json: string;
}

/** What of a record is read: a row of the history, or what W&B says of the run. */
export type LoggedRecord =
  | { readonly kind: 'history'; readonly step: number | null; readonly items: readonly NamedJson[] }
  | { readonly kind: 'run'; readonly id: string; readonly project: string; readonly name: string; readonly config: readonly NamedJson[] }
  | { readonly kind: 'version'; readonly producer: string };

/**
 * Reads a `Record` (wandb_internal.proto: history 2, run 17, header 21); null for one of another kind.
 *
 * @throws WireError
 */
export function decodeRecord(message: Buffer): LoggedRecord | null {
  for (const field of wireFields(message)) {
    if (field.number === 2) return decodeHistory(bytes(field));
    if (field.number === 17) return decodeRun(bytes(field));
    if (field.number === 21) return decodeHeader(bytes(field));
  }
  return null;
}

/** `HistoryRecord`: item 1, step 2 (num 1). */
function decodeHistory(message: Buffer): LoggedRecord {
  const items: NamedJson[] = [];
  let step: number | null = null;
  for (const field of wireFields(message)) {
    if (field.number === 1) items.push(decodeItem(bytes(field)));
    if (field.number === 2) {
      const num = [...wireFields(bytes(field))].find(({ number }) => number === 1);
      step = num === undefined ? 0 : signed(num);
    }
  }
  return { kind: 'history', step, items };
}

/** `HistoryItem`, `ConfigItem`: key 1, nested_key 2, value_json 16. */
function decodeItem(message: Buffer): NamedJson {
  let [keys, json]: [string[], string] = [[], 'null'];
  for (const field of wireFields(message)) {
    if (field.number === 1) keys = [text(field)];
    if (field.number === 2) keys = [...keys, text(field)];
    if (field.number === 16) json = text(field);
  }
  return { keys, json };
}

/** `RunRecord`: run_id 1, project 3, config 4 (update 1), display_name 8. */
function decodeRun(message: Buffer): LoggedRecord {
  const found = { id: '', project: '', name: '' };
  let config: readonly NamedJson[] = [];
  for (const field of wireFields(message)) {
    if (field.number === 1) found.id = text(field);
    if (field.number === 3) found.project = text(field);
    if (field.number === 8) found.name = text(field);
    if (field.number === 4) config = [...wireFields(bytes(field))].filter(({ number }) => number === 1).map((item) => decodeItem(bytes(item)));
  }
  return { kind: 'run', ...found, config };
}

/** `HeaderRecord`: version_info 1 (producer 1). */
function decodeHeader(message: Buffer): LoggedRecord {
  const version = [...wireFields(message)].find(({ number }) => number === 1);
  const producer = version === undefined ? undefined : [...wireFields(bytes(version))].find(({ number }) => number === 1);
  return { kind: 'version', producer: producer === undefined ? '' : text(producer) };
}
