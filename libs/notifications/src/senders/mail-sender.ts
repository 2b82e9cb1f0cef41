import { createTransport } from 'nodemailer';

import type { Delivery, Sender } from '../formats/delivery.js';
import { mailContent } from '../formats/mail-content.js';
import { ATTEMPT_MS } from './http-post.js';

/** How a mail server is reached. */
export interface MailAccess {
  readonly host: string;
  readonly port: number;
  readonly tls: 'starttls' | 'implicit' | 'none';
  /** Certificate authority, PEM; null for those that the system trusts. */
  readonly ca: string | null;
  readonly auth: { readonly user: string; readonly pass: string } | null;
  readonly from: string;
  readonly to: readonly string[];
}

/** Sends mails. One connection a mail: alerts are rare. The Message-ID is that of the notification at every attempt. */
export function mailSender(access: MailAccess): Sender {
  const { host, port, tls, ca, auth, from, to } = access;
  const transport = createTransport({
    ...{ host, port },
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: ca === null ? {} : { ca },
    ...(auth === null ? {} : { auth: { user: auth.user, pass: auth.pass } }),
    ...{ connectionTimeout: ATTEMPT_MS, greetingTimeout: ATTEMPT_MS, socketTimeout: ATTEMPT_MS, dnsTimeout: ATTEMPT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    send: async (outgoing, { now }) => {
      try {
        await transport.sendMail({
          ...{ from, to: [...to], date: now, ...mailContent(outgoing) },
          messageId: `<${outgoing.id}@gradlens>`,
          headers: { 'X-Gradlens-Notification': outgoing.id, 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'delivered', status: 250 };
      } catch (error) {
        return failed(error, host);
      }
    },
  };
}

/** 4xx of SMTP pass, 5xx do not. */
function failed(error: unknown, host: string): Delivery {
  const { responseCode = null, code = 'unknown' } = error as { responseCode?: number | null; code?: string };
  const said = responseCode === null ? code : `${code} ${responseCode}`;
  return { kind: 'failed', status: responseCode, problem: `mail server ${host}: ${said}`, isFinal: responseCode !== null && responseCode >= 500, retryAfterMs: null };
}
