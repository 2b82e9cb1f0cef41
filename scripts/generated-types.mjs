// Regenerates the dashboard's GraphQL types and fails when they differ from what is committed; puts the files back then.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'apps/dashboard/src/generated');
const contents = () => new Map(readdirSync(folder).sort().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));

const before = contents();
const codegen = path.join(root, 'node_modules/@graphql-codegen/cli/cjs/bin.js');
const done = spawnSync(process.execPath, [codegen, '--config', 'apps/dashboard/codegen.ts'], { cwd: root, encoding: 'utf8' });
if (done.status !== 0) {
  process.stderr.write(`${done.stdout}${done.stderr}`);
  process.exit(1);
}
const after = contents();
const changed = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
if (changed.length > 0) {
  for (const [name, text] of before) writeFileSync(path.join(folder, name), text);
  process.stderr.write(`out of date: ${changed.join(', ')} in apps/dashboard/src/generated; npm run snapshots rewrites them\n`);
  process.exit(1);
}
process.stdout.write('the generated types follow apps/api/schema.graphql\n');
