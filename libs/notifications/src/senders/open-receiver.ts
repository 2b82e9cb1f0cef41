import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { InputError } from '#libs/contracts';

import { isPlainAddress } from '../config/fields.js';
import { readSecret, type SecretSource } from '../config/read-secret.js';
import type { ReceiverConfig } from '../config/receivers.js';
import type { Sender } from '../formats/delivery.js';
import { type AlertmanagerAccess, alertmanagerSender } from './alertmanager-sender.js';
import { mailSender } from './mail-sender.js';
import { slackSender } from './slack-sender.js';
import { webhookSender } from './webhook-sender.js';

/** A receiver that can be sent to. */
export interface Receiver {
  readonly config: ReceiverConfig;
  readonly sender: Sender;
  /** For silences; null where it is no Alertmanager or silences are not to be synchronised. */
  readonly alertmanager: AlertmanagerAccess | null;
}

type Of<Kind> = Extract<ReceiverConfig, { kind: Kind }>;

/** Looks up the secrets of a receiver and makes its sender. @throws InputError for a secret that is missing or wrong. */
export async function openReceiver(config: ReceiverConfig, source: SecretSource): Promise<Receiver> {
  const plain = { config, alertmanager: null };
  switch (config.kind) {
    case 'webhook':
      return { ...plain, sender: await openWebhook(config, source) };
    case 'slack':
      return { ...plain, sender: slackSender(await addressOf(config, source)) };
    case 'alertmanager': {
      const access = await alertmanagerAccess(config, source);
      return { config, sender: alertmanagerSender(access, config.resendInterval), alertmanager: config.syncSilences ? access : null };
    }
    case 'email':
      return { ...plain, sender: await openMail(config, source) };
  }
}

async function openWebhook(config: Of<'webhook'>, source: SecretSource): Promise<Sender> {
  const url = await addressOf(config, source);
  const secret = (await readSecret({ field: 'secret', env: config.secretEnv, file: config.secretFile }, source)) ?? '';
  try {
    return webhookSender(url, secret);
  } catch (error) {
    throw new InputError({ source: source.file, path: `secret of receiver ${config.name}`, value: 'something else', allowed: (error as Error).message }, { cause: error });
  }
}

async function addressOf(config: { name: string; url?: string | undefined; urlEnv?: string | undefined; urlFile?: string | undefined }, source: SecretSource): Promise<string> {
  const url = config.url ?? (await readSecret({ field: 'url', env: config.urlEnv, file: config.urlFile }, source)) ?? '';
  if (isPlainAddress(url)) return url;
  throw new InputError({ source: source.file, path: `address of receiver ${config.name}`, value: 'something else', allowed: 'an address that begins with http:// or https://, without name and password' });
}

async function alertmanagerAccess(config: Of<'alertmanager'>, source: SecretSource): Promise<AlertmanagerAccess> {
  const token = await readSecret({ field: 'bearerToken', env: config.bearerTokenEnv, file: config.bearerTokenFile }, source);
  const password = await readSecret({ field: 'password', env: config.passwordEnv, file: config.passwordFile }, source);
  const basic = Buffer.from(`${config.user ?? ''}:${password ?? ''}`).toString('base64');
  const signIn = token === null ? `Basic ${basic}` : `Bearer ${token}`;
  const headers: Record<string, string> = token === null && password === null ? {} : { authorization: signIn };
  return { urls: config.urls ?? [await addressOf(config, source)], headers };
}

const PORTS = { starttls: 587, implicit: 465, none: 25 } as const;

async function openMail(config: Of<'email'>, source: SecretSource): Promise<Sender> {
  const { host, tls, port = PORTS[tls], from, to, user, caFile } = config;
  const pass = await readSecret({ field: 'password', env: config.passwordEnv, file: config.passwordFile }, source);
  const ca = caFile === undefined ? null : await readCa(caFile, source);
  return mailSender({ ...{ host, port, tls, ca, from, to }, auth: user === undefined || pass === null ? null : { user, pass } });
}

async function readCa(name: string, source: SecretSource): Promise<string> {
  const file = path.resolve(path.dirname(source.file), name);
  return await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InputError({ source: source.file, path: 'caFile', value: file, allowed: 'a file that can be read' }, { cause: error });
  });
}
