import { testStore } from '#libs/testing';
import type { TestStore } from '#libs/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { copyBytes, copyRows, putBytes, putInt4, putRow } from './copy-binary.js';
import { copyInto } from './copy-into.js';

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
  await store.pool.query('create table copied (id int primary key, body bytea not null)');
});
afterAll(() => store.close());

/** Rows of `bodyBytes` each; `ids` are keys. */
function rowsOf(ids: readonly number[], bodyBytes: number): Buffer {
  const rows = copyRows();
  for (const id of ids) {
    putRow(rows, 2);
    putInt4(rows, id);
    putBytes(rows, Buffer.alloc(bodyBytes, id));
  }
  return Buffer.from(copyBytes(rows));
}

const TARGET = 'copied (id, body)';
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

async function onClient<T>(use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await store.pool.connect();
  try {
    return await use(client);
  } finally {
    client.release();
  }
}

describe('tuples are copied', () => {
  it.each([[0, 0], [1, 1], [7, 2000], [64, 128 * 1024]])('%i rows of %i bytes, and the connection goes on', async (count, bytes) => {
    await onClient(async (client) => {
      for (let round = 0; round < 3; round++) {
        await client.query('begin');
        await copyInto(client, TARGET, rowsOf(upTo(count), bytes));
        const { rows } = await client.query('select count(*)::int as count, coalesce(sum(length(body)), 0)::int as bytes from copied');
        expect(rows).toEqual([{ count, bytes: count * bytes }]);
        await client.query('rollback');
      }
    });
  });

  it.each([['few', 2, 10], ['many', 64, 128 * 1024]])('or refused with the reason of the server, and the connection goes on: %s', async (_, count, bytes) => {
    const tuples = rowsOf([5, 5, ...upTo(count).map((i) => i + 10)], bytes);
    await onClient(async (client) => {
      for (let round = 0; round < 3; round++) {
        await client.query('begin');
        await expect(copyInto(client, TARGET, tuples)).rejects.toThrow('duplicate key value violates unique constraint');
        await client.query('rollback');
        const { rows } = await client.query('select count(*)::int as count from copied');
        expect(rows).toEqual([{ count: 0 }]);
      }
    });
  });
});
