import { createTransport } from 'nodemailer';
import { mailContent } from '../formats/mail-content.js';
import { ATTEMPT_MS } from './http-post.js';
/** Sends mails. One connection a mail: alerts are rare. The Message-ID is that of the notification at every attempt. */
export function mailSender(access) {
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
            }
            catch (error) {
                return failed(error, host);
            }
        },
    };
}
/** 4xx of SMTP pass, 5xx do not. */
function failed(error, host) {
    const { responseCode = null, code = 'unknown' } = error;
    const said = responseCode === null ? code : `${code} ${responseCode}`;
    return { kind: 'failed', status: responseCode, problem: `mail server ${host}: ${said}`, isFinal: responseCode !== null && responseCode >= 500, retryAfterMs: null };
}
//# sourceMappingURL=mail-sender.js.map