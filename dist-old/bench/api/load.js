// A bounded load over loopback: so many requests, a few at a time, each connection kept.
import { Agent, request } from 'node:http';
import { TOKEN } from './server-child.js';
/** Asks one question again and again. @throws Error for an answer that is not data. */
export async function loadWith(server, question, { requests, parallel, mostMs }) {
    const agent = new Agent({ keepAlive: true, maxSockets: parallel });
    const body = JSON.stringify({ query: question.query, variables: question.variables });
    const ms = [];
    let left = requests;
    const until = performance.now() + mostMs;
    const one = async () => {
        for (; left > 0 && performance.now() < until;) {
            left -= 1;
            const begun = performance.now();
            const answer = await post(`${server.url}/graphql`, body, agent);
            ms.push(performance.now() - begun);
            if (!answer.startsWith('{"data":'))
                throw new Error(`${question.name}: ${answer.slice(0, 300)}`);
        }
    };
    const before = await server.cpuMs();
    await Promise.all(Array.from({ length: parallel }, one));
    const used = (await server.cpuMs()) - before;
    agent.destroy();
    return { ms, cpuMs: used / ms.length };
}
function post(url, body, agent) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}`, 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
        const sent = request(url, { method: 'POST', agent, headers }, (response) => {
            const parts = [];
            response.on('data', (part) => parts.push(part));
            response.on('end', () => { resolve(Buffer.concat(parts).toString('latin1')); });
            response.on('error', reject);
        });
        sent.on('error', reject);
        sent.end(body);
    });
}
//# sourceMappingURL=load.js.map