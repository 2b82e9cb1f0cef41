#!/usr/bin/env node
// The command line: installs and builds what is missing (on a fresh checkout), then hands over to the compiled program.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { installPackages, requireNode } from '../scripts/bootstrap.mjs';
import { build } from '../scripts/build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
requireNode();
installPackages();
build(['server']);
await import(pathToFileURL(path.join(root, 'dist/apps/training-executor/src/main.js')).href);
