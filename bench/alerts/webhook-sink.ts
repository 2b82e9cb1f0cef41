import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A receiver that notes when it heard of a rule first. Unit: ms since 1970. */
export interface WebhookSink {
  readonly url: string;
  readonly heardMs: ReadonlyMap<string, number>;
  close(): void;
}

/** Opens a receiver on a free port of the loopback address. */
export async function openSink(): Promise<WebhookSink> {
  const heardMs = new Map<string, number>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const atMs = performance.timeOrigin + performance.now();
      const { data } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { data: { alerts: { rule: string }[] } };
      for (const { rule } of data.alerts) if (!heardMs.has(rule)) heardMs.set(rule, atMs);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heardMs, close: () => void server.close() };
}
