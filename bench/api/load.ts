// A bounded load over loopback: so many requests, a few at a time, each connection kept.
import { Agent, request } from 'node:http';

import type { Question } from './questions.js';
import { type ServerChild, TOKEN } from './server-child.js';

/** What a load found. */
export interface Load {
  /** From the request to the last byte of its answer, each. Unit: ms. */
  readonly ms: readonly number[];
  /** CPU time of the server's process, a request. Unit: ms. */
  readonly cpuMs: number;
}

/** How much is asked: so many requests, unless the time is over before. */
export interface LoadSize {
  readonly requests: number;
  readonly parallel: number;
  readonly mostMs: number;
}

/** Asks one question again and again. @throws Error for an answer that is not data. */
export async function loadWith(server: ServerChild, question: Question, { requests, parallel, mostMs }: LoadSize): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  const body = JSON.stringify({ query: question.query, variables: question.variables });
  const ms: number[] = [];
  let left = requests;
  const until = performance.now() + mostMs;
  const one = async (): Promise<void> => {
    for (; left > 0 && performance.now() < until; ) {
      left -= 1;
      const begun = performance.now();
      const answer = await post(`${server.url}/graphql`, body, agent);
      ms.push(performance.now() - begun);
      if (!answer.startsWith('{"data":')) throw new Error(`${question.name}: ${answer.slice(0, 300)}`);
    }
  };
  const before = await server.cpuMs();
  await Promise.all(Array.from({ length: parallel }, one));
  const used = (await server.cpuMs()) - before;
  agent.destroy();
  return { ms, cpuMs: used / ms.length };
}

function post(url: string, body: string, agent: Agent): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}`, 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => { resolve(Buffer.concat(parts).toString('latin1')); });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
