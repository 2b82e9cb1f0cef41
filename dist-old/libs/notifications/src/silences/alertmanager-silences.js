import { z } from 'zod';
import { apiUrl } from '../senders/alertmanager-sender.js';
import { ATTEMPT_MS } from '../senders/http-post.js';
const silencesSchema = z.array(z.object({
    id: z.string().min(1),
    status: z.object({ state: z.enum(['pending', 'active', 'expired']) }),
    matchers: z.array(z.object({ name: z.string(), value: z.string(), isRegex: z.boolean(), isEqual: z.boolean().default(true) })),
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }),
    createdBy: z.string(),
    comment: z.string(),
}));
/** All silences of an Alertmanager. @throws Error when it does not answer, or not as version 2 of its API does. */
export async function listForeignSilences(access) {
    const parsed = silencesSchema.safeParse(await request(access, 'GET', 'silences'));
    if (!parsed.success)
        throw new Error(`${access.urls.map(hostOf).join(', ')} does not list silences as version 2 of the API does`);
    return parsed.data.map(({ id, status, matchers, startsAt, endsAt, createdBy, comment }) => ({
        ...{ id, state: status.state, createdBy, comment },
        matchers: matchers.map(({ name, value, isRegex, isEqual }) => ({ name, value, operator: operatorOf(isRegex, isEqual) })),
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
    }));
}
/** Makes a silence there. Returns its id. @throws Error when it is refused or nobody answers. */
export async function createForeignSilence(access, silence) {
    const { matchers, startsAt, endsAt, createdBy, comment } = silence;
    const body = {
        matchers: matchers.map(({ name, value, operator }) => ({ name, value, isRegex: operator.endsWith('~'), isEqual: operator.startsWith('=') })),
        ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), createdBy, comment },
    };
    const { silenceID } = z.object({ silenceID: z.string().min(1) }).parse(await request(access, 'POST', 'silences', body));
    return silenceID;
}
/** Ends a silence there. @throws Error when it is refused or nobody answers. */
export async function expireForeignSilence(access, id) {
    await request(access, 'DELETE', `silence/${encodeURIComponent(id)}`);
}
function operatorOf(isRegex, isEqual) {
    if (isRegex)
        return isEqual ? '=~' : '!~';
    return isEqual ? '=' : '!=';
}
/** Asks the first that can be reached: Alertmanagers of a cluster tell each other of silences. */
async function request({ urls, headers }, method, resource, body) {
    const problems = [];
    for (const url of urls) {
        const response = await fetch(apiUrl(url, resource), {
            method,
            headers: { 'content-type': 'application/json', ...headers },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            redirect: 'manual',
            signal: AbortSignal.timeout(ATTEMPT_MS),
        }).catch((cause) => void problems.push(cause));
        if (response === undefined)
            continue;
        const text = await response.text();
        if (!response.ok)
            throw new Error(`${hostOf(url)} answers ${response.status} to ${method} ${resource}`);
        return text === '' ? null : JSON.parse(text);
    }
    throw new Error(`${urls.map(hostOf).join(', ')} cannot be reached`, { cause: problems[0] });
}
function hostOf(url) {
    return new URL(url).host;
}
//# sourceMappingURL=alertmanager-silences.js.map