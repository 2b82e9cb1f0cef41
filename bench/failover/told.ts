// A receiver of webhooks that notes which layers it was told of, message by message.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it was told. */
export interface ToldOf {
  readonly url: string;
  /** When each firing layer was told of first. Unit: ms of `performance.now()`. */
  readonly firstMs: ReadonlyMap<string, number>;
  /** Layers of firing alerts, once for each message that is no repetition and has an id of its own. */
  readonly firings: readonly string[];
  close(): void;
}

interface Message {
  readonly data: { readonly isRepeat: boolean; readonly alerts: readonly { readonly rule: string; readonly layer: string | null; readonly status: string }[] };
}

/** Opens it on a free port of the loopback address. */
export async function openTold(): Promise<ToldOf> {
  const [ids, firstMs, firings] = [new Set<string>(), new Map<string, number>(), [] as string[]];
  const take = (id: string, { data }: Message): void => {
    if (ids.has(id) || data.isRepeat) return;
    ids.add(id);
    for (const { rule, layer, status } of data.alerts) {
      if (rule !== 'non-finite-gradient' || status !== 'firing' || layer === null) continue;
      firings.push(layer);
      if (!firstMs.has(layer)) firstMs.set(layer, performance.now());
    }
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      take(String(request.headers['webhook-id']), JSON.parse(Buffer.concat(parts).toString('utf8')) as Message);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, firstMs, firings, close: () => void server.close() };
}
