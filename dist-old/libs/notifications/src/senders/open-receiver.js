import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '#libs/contracts';
import { isPlainAddress } from '../config/fields.js';
import { readSecret } from '../config/read-secret.js';
import { alertmanagerSender } from './alertmanager-sender.js';
import { mailSender } from './mail-sender.js';
import { slackSender } from './slack-sender.js';
import { webhookSender } from './webhook-sender.js';
/** Looks up the secrets of a receiver and makes its sender. @throws InputError for a secret that is missing or wrong. */
export async function openReceiver(config, source) {
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
async function openWebhook(config, source) {
    const url = await addressOf(config, source);
    const secret = (await readSecret({ field: 'secret', env: config.secretEnv, file: config.secretFile }, source)) ?? '';
    try {
        return webhookSender(url, secret);
    }
    catch (error) {
        throw new InputError({ source: source.file, path: `secret of receiver ${config.name}`, value: 'something else', allowed: error.message }, { cause: error });
    }
}
async function addressOf(config, source) {
    const url = config.url ?? (await readSecret({ field: 'url', env: config.urlEnv, file: config.urlFile }, source)) ?? '';
    if (isPlainAddress(url))
        return url;
    throw new InputError({ source: source.file, path: `address of receiver ${config.name}`, value: 'something else', allowed: 'an address that begins with http:// or https://, without name and password' });
}
async function alertmanagerAccess(config, source) {
    const token = await readSecret({ field: 'bearerToken', env: config.bearerTokenEnv, file: config.bearerTokenFile }, source);
    const password = await readSecret({ field: 'password', env: config.passwordEnv, file: config.passwordFile }, source);
    const basic = Buffer.from(`${config.user ?? ''}:${password ?? ''}`).toString('base64');
    const signIn = token === null ? `Basic ${basic}` : `Bearer ${token}`;
    const headers = token === null && password === null ? {} : { authorization: signIn };
    return { urls: config.urls ?? [await addressOf(config, source)], headers };
}
const PORTS = { starttls: 587, implicit: 465, none: 25 };
async function openMail(config, source) {
    const { host, tls, port = PORTS[tls], from, to, user, caFile } = config;
    const pass = await readSecret({ field: 'password', env: config.passwordEnv, file: config.passwordFile }, source);
    const ca = caFile === undefined ? null : await readCa(caFile, source);
    return mailSender({ ...{ host, port, tls, ca, from, to }, auth: user === undefined || pass === null ? null : { user, pass } });
}
async function readCa(name, source) {
    const file = path.resolve(path.dirname(source.file), name);
    return await readFile(file, 'utf8').catch((error) => {
        throw new InputError({ source: source.file, path: 'caFile', value: file, allowed: 'a file that can be read' }, { cause: error });
    });
}
//# sourceMappingURL=open-receiver.js.map