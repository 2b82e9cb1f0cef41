import { allotDecisions, encodeNote, measureColumn } from '#libs/audit';
import { MEASURE_INDEX } from '#libs/contracts';
import { uuidv7 } from 'uuidv7';

import { TEST_TOKEN } from '../../testing/test-api.js';
import { encodeRecord } from '../wire/records.js';

/** What the endpoint answers. */
export interface IngestReply {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly error?: Record<string, unknown> & { readonly code: string; readonly message: string } };
  readonly retryAfter: string | null;
}

/** A trainer that delivers one run. */
export interface IngestClient {
  readonly uuid: string;
  send(method: string, path: string, body?: Body, headers?: Record<string, string>): Promise<IngestReply>;
  register(more?: object): Promise<IngestReply>;
  frames(records: Buffer, headers?: Record<string, string>): Promise<IngestReply>;
  lines(lines: readonly unknown[], headers?: Record<string, string>): Promise<IngestReply>;
  end(body?: object): Promise<IngestReply>;
  position(): Promise<IngestReply>;
}

type Body = Buffer | string;

export const LAYERS = ['dense1', 'dense2'];

/** A client of one run of two layers. */
export function ingestClient(url: string, { token = TEST_TOKEN, uuid = uuidv7() }: { token?: string; uuid?: string } = {}): IngestClient {
  const send: IngestClient['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}/ingest/v1/runs/${uuid}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    return { status: response.status, body: (await response.json()) as IngestReply['body'], retryAfter: response.headers.get('retry-after') };
  };
  const json = (method: string, path: string, body: object): Promise<IngestReply> => send(method, path, JSON.stringify(body), { 'content-type': 'application/json' });
  return {
    uuid,
    send,
    register: (more = {}) => json('PUT', '', { name: 'delivered', layers: LAYERS, ...more }),
    frames: (records, headers = {}) => send('POST', '/frames', records, { 'content-type': 'application/vnd.gradlens.frames', ...headers }),
    lines: (lines, headers = {}) => send('POST', '/frames', textOf(lines), { 'content-type': 'application/x-ndjson', ...headers }),
    end: (body = { state: 'completed' }) => json('POST', '/end', body),
    position: () => send('GET', ''),
  };
}

function textOf(lines: readonly unknown[]): string {
  return lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
}

/** A step of both layers as a line, all numbers told by step and layer. */
export function stepLine(step: number): { step: number; loss: number; learningRate: number; durationUs: number; batchId: number; layers: Record<string, Record<string, number>> } {
  const layers = Object.fromEntries(LAYERS.map((name, layer) => [name, measuresOf(step, layer)]));
  return { step, loss: 1 / (step + 1), learningRate: 0.125, durationUs: 100, batchId: step, layers };
}

/** Measures of a layer at a step. */
export function measuresOf(step: number, layer: number): Record<string, number> {
  const base = 1 + layer + step / 1024;
  return { rawScale: 1, scale: 1, gradNorm: base, paramNorm: 2 * base, updateNorm: base / 8, cosine: 0.5, noise: 0.25, flags: 0 };
}

/** Payload of the decisions frame of `n` steps from `step0`. */
export function decisionsPayload(step0: number, n: number, head: { attempt?: number; layers?: number } = {}): Buffer {
  const { attempt, layers } = { attempt: 1, layers: LAYERS.length, ...head };
  const { payload, frame } = allotDecisions({ attempt, step0, n, t0Us: 1_700_000_000_000_000 }, layers);
  for (let i = 0; i < n; i++) {
    frame.durationUs[i] = 100;
    frame.batchId[i] = step0 + i;
    frame.loss[i] = bits(1 / (step0 + i + 1));
    frame.learningRate[i] = bits(0.125);
    for (let layer = 0; layer < layers; layer++) {
      const measures = measuresOf(step0 + i, layer);
      for (const [name, column] of Object.entries(MEASURE_INDEX)) {
        measureColumn(frame, layer, column)[i] = name === 'flags' ? 0 : bits(measures[name] ?? NaN);
      }
    }
  }
  return payload;
}

function bits(value: number): number {
  return new Uint32Array(new Float32Array([value]).buffer)[0] ?? 0;
}

/** Records of decisions from `step0` on, `n` steps each, numbered from `seq`. */
export function decisionRecords(seq: number, step0: number, { count, n }: { count: number; n: number }): Buffer {
  return Buffer.concat(Array.from({ length: count }, (_, i) => encodeRecord(seq + i, decisionsPayload(step0 + i * n, n))));
}

/** Record of a note. */
export function noteRecord(seq: number, head: { kind: 'attempt' | 'gap' | 'fact' | 'end'; step0: number; n?: number; attempt?: number }, note: unknown): Buffer {
  return encodeRecord(seq, encodeNote({ attempt: 1, n: 0, t0Us: 1_700_000_000_000_000, ...head }, note));
}

/** A client whose run is registered. */
export async function registeredClient(url: string): Promise<IngestClient> {
  const client = ingestClient(url);
  const { status, body } = await client.register();
  if (status !== 200) throw new Error(`the run was not registered: ${JSON.stringify(body)}`);
  return client;
}
