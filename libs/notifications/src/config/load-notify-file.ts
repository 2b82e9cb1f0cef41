import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { InputError } from '#libs/contracts';

import { openReceiver, type Receiver } from '../senders/open-receiver.js';
import type { NotifyConfig } from './notify-config.js';
import { parseNotifyConfig } from './parse-notify-config.js';
import type { ReceiverConfig } from './receivers.js';

/** Larger files are refused: they are something else. Unit: characters. */
const MOST_TEXT = 1 << 20;

/** A notification file with its receivers ready to be sent to. */
export interface LoadedNotify {
  readonly config: NotifyConfig;
  readonly receivers: ReadonlyMap<string, Receiver>;
  /** Files of secrets and certificates that it names: a change of one is a change of it. */
  readonly files: readonly string[];
}

/** Reads a notification file and looks up its secrets in `variables` and in files. @throws InputError for what is wrong. */
export async function loadNotifyFile(path: string, variables: NodeJS.ProcessEnv): Promise<LoadedNotify> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new InputError({ source: path, path: '', value: `not readable (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, allowed: 'a YAML file that can be read' }, { cause: error });
  });
  if (text.length > MOST_TEXT) throw new InputError({ source: path, path: '', value: `${text.length} characters long`, allowed: `up to ${MOST_TEXT} characters` });
  const config = parseNotifyConfig(text, path);
  const receivers = new Map<string, Receiver>();
  for (const receiver of config.receivers) receivers.set(receiver.name, await openReceiver(receiver, { variables, file: path }));
  return { config, receivers, files: config.receivers.flatMap((receiver) => filesOf(receiver, path)) };
}

/** Files that a receiver names, by the fields that end so. */
function filesOf(receiver: ReceiverConfig, file: string): string[] {
  return Object.entries(receiver).flatMap(([field, value]) => (field.endsWith('File') && typeof value === 'string' ? [resolve(dirname(file), value)] : []));
}
