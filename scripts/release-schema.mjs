// `npm run schema:release`: from now on the schema as it stands is the one that no change may break.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../apps/api');
copyFileSync(path.join(folder, 'schema.graphql'), path.join(folder, 'schema.released.graphql'));
process.stdout.write('apps/api/schema.released.graphql is apps/api/schema.graphql now\n');
