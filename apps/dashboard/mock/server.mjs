// A loopback stand-in for the API, for looking at the dashboard without a database. Not part of the product.
// node --conditions=gs-src --import @oxc-node/core/register apps/dashboard/mock/server.mjs [port]
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { buildSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { makeRootValue } from './root-value.ts';

const TOKEN = 'mock-token';
const here = import.meta.dirname;
const schema = buildSchema(await readFile(join(here, '../../api/schema.graphql'), 'utf8'));
const rootValue = makeRootValue();
const documents = JSON.parse(await readFile(join(here, '../src/generated/persisted-documents.json'), 'utf8'));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What a built dashboard asks by its hash. */
function textOf(query, extensions) {
  return query || documents[`sha256:${extensions?.persistedQuery?.sha256Hash}`] || '';
}

async function answer(request, response) {
  if (request.headers.authorization !== `Bearer ${TOKEN}`) {
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"errors":[{"message":"sign in","extensions":{"code":"UNAUTHENTICATED"}}]}');
    return;
  }
  let body = '';
  for await (const chunk of request) body += chunk;
  const { query, variables, extensions } = JSON.parse(body);
  const result = await graphql({ schema, rootValue, source: textOf(query, extensions), variableValues: variables });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
}

async function file(request, response) {
  const path = normalize(new URL(request.url, 'http://localhost').pathname);
  const name = extname(path) === '' ? '/index.html' : path;
  try {
    const content = await readFile(join(here, '../dist', name));
    response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream', 'content-security-policy': policy }).end(content);
  } catch {
    response.writeHead(404).end('not found');
  }
}

const server = createServer((request, response) => void (request.url === '/graphql' ? answer : file)(request, response));
useServer({ schema, roots: { query: rootValue, subscription: rootValue }, onConnect: (context) => context.connectionParams?.token === TOKEN, onSubscribe: (_context, _id, payload) => void (payload.query = textOf(payload.query, payload.extensions)) }, new WebSocketServer({ server, path: '/graphql' }));
const port = Number(process.argv[2] ?? 4999);
server.listen(port, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${port}/#token=${TOKEN}\n`));
