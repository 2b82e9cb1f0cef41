// Rewrites the committed snapshots: GraphQL schema and its generated types, database schema, rule catalogue, spec schema.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const env = { ...process.env, UPDATE_SNAPSHOTS: '1' };
const run = (args) => spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status === 0;
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const codegen = path.join(root, 'node_modules/@graphql-codegen/cli/cjs/bin.js');

const done =
  run([vitest, 'run', 'schema', 'describe-rules', 'describe-backends']) && run([codegen, '--config', 'apps/dashboard/codegen.ts']);
process.exit(done ? 0 : 1);
