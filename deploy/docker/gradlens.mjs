#!/usr/bin/env node
// bin/gradlens.mjs of the image: everything is installed and built, so it only starts the program.
await import('../dist/apps/training-executor/src/main.js');
