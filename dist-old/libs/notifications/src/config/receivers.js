import { z } from 'zod';
import { envField, hasOne, nameField, spanField, textField, urlField } from './fields.js';
const common = {
    name: nameField.describe('What routes call it.'),
    sendResolved: z.boolean().default(true).describe('Whether it is told that alerts ended.'),
};
const address = {
    url: urlField.optional().describe('Where to.'),
    urlEnv: envField.optional().describe('Environment variable that holds the address, where that is a secret.'),
    urlFile: textField.optional().describe('File that holds the address, where that is a secret.'),
};
const ADDRESS = ['url', 'urlEnv', 'urlFile'];
const oneAddress = 'exactly one of url, urlEnv, urlFile';
const webhook = z
    .strictObject({
    kind: z.literal('webhook'),
    ...common,
    ...address,
    secretEnv: envField.optional().describe('Environment variable that holds the key of the signature: whsec_… or base64.'),
    secretFile: textField.optional().describe('File that holds the key of the signature.'),
})
    .refine((value) => hasOne(value, ADDRESS), oneAddress)
    .refine((value) => hasOne(value, ['secretEnv', 'secretFile']), 'exactly one of secretEnv, secretFile: webhooks are signed');
const alertmanager = z
    .strictObject({
    kind: z.literal('alertmanager'),
    ...common,
    ...address,
    urls: z.array(urlField).min(1).max(10).optional().describe('Where to, for Alertmanagers that are one cluster: each gets every alert.'),
    bearerTokenEnv: envField.optional().describe('Environment variable that holds a bearer token.'),
    bearerTokenFile: textField.optional().describe('File that holds a bearer token.'),
    user: textField.optional().describe('Name for basic authentication.'),
    passwordEnv: envField.optional().describe('Environment variable that holds the password.'),
    passwordFile: textField.optional().describe('File that holds the password.'),
    syncSilences: z.boolean().default(true).describe('Whether silences made here are made there too, and the other way round.'),
    resendInterval: spanField('5s', '1h').prefault('1m').describe('How often alerts that fire are sent again; after four times that without a word Alertmanager resolves them.'),
})
    .refine((value) => hasOne(value, [...ADDRESS, 'urls']), 'exactly one of url, urls, urlEnv, urlFile')
    .refine((value) => value.bearerTokenEnv === undefined || value.bearerTokenFile === undefined, 'one of bearerTokenEnv, bearerTokenFile')
    .refine((value) => (value.user === undefined) !== hasOne(value, ['passwordEnv', 'passwordFile']), 'user together with one of passwordEnv, passwordFile');
const slack = z
    .strictObject({
    kind: z.literal('slack'),
    ...common,
    urlEnv: envField.optional().describe('Environment variable that holds the address of the incoming webhook: it is a secret.'),
    urlFile: textField.optional().describe('File that holds the address of the incoming webhook.'),
})
    .refine((value) => hasOne(value, ['urlEnv', 'urlFile']), 'exactly one of urlEnv, urlFile: the address is a secret');
const mailbox = z.string().regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/, 'an e-mail address, without a name');
const email = z
    .strictObject({
    kind: z.literal('email'),
    ...common,
    host: textField.describe('SMTP server.'),
    port: z.int().min(1).max(65_535).optional().describe('Default 587, with tls: implicit 465, with tls: none 25.'),
    tls: z.enum(['starttls', 'implicit', 'none']).default('starttls').describe('starttls refuses a server that does not offer it; none is for a server on this machine.'),
    caFile: textField.optional().describe("File of the certificate authority that signed the server's certificate (PEM)."),
    from: mailbox.describe('Sender.'),
    to: z.array(mailbox).min(1).max(50).describe('Recipients.'),
    user: textField.optional().describe('Name to sign in with.'),
    passwordEnv: envField.optional().describe('Environment variable that holds the password.'),
    passwordFile: textField.optional().describe('File that holds the password.'),
})
    .refine((value) => (value.user === undefined) !== hasOne(value, ['passwordEnv', 'passwordFile']), 'user together with one of passwordEnv, passwordFile');
/** A receiver: who is told, and how. */
export const receiverSchema = z.discriminatedUnion('kind', [webhook, alertmanager, slack, email]);
//# sourceMappingURL=receivers.js.map