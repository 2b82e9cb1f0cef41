import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '#libs/contracts';
import { openReceiver } from '../senders/open-receiver.js';
import { parseNotifyConfig } from './parse-notify-config.js';
/** Larger files are refused: they are something else. Unit: characters. */
const MOST_TEXT = 1 << 20;
/** Reads a notification file and looks up its secrets in `variables` and in files. @throws InputError for what is wrong. */
export async function loadNotifyFile(path, variables) {
    const text = await readFile(path, 'utf8').catch((error) => {
        throw new InputError({ source: path, path: '', value: `not readable (${error.code ?? 'unknown'})`, allowed: 'a YAML file that can be read' }, { cause: error });
    });
    if (text.length > MOST_TEXT)
        throw new InputError({ source: path, path: '', value: `${text.length} characters long`, allowed: `up to ${MOST_TEXT} characters` });
    const config = parseNotifyConfig(text, path);
    const receivers = new Map();
    for (const receiver of config.receivers)
        receivers.set(receiver.name, await openReceiver(receiver, { variables, file: path }));
    return { config, receivers, files: config.receivers.flatMap((receiver) => filesOf(receiver, path)) };
}
/** Files that a receiver names, by the fields that end so. */
function filesOf(receiver, file) {
    return Object.entries(receiver).flatMap(([field, value]) => (field.endsWith('File') && typeof value === 'string' ? [resolve(dirname(file), value)] : []));
}
//# sourceMappingURL=load-notify-file.js.map