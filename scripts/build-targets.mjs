// Builds what is out of date: exclusively, and into a folder beside the one that is used, which takes its place when it is whole.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { withLock } from './build-lock.mjs';

/** What the names of folders begin with that are being built. */
const NEW = '.dist-new-';

/**
 * Builds each target whose sources changed since it was built, if no other process of this checkout has done so in the meantime.
 *
 * A target: `name`, `sources` (files and folders), `stamp` (what it was built of), `folder` (where it goes), `output` (a file of it that must be
 * there), all relative to `root`, and `build(folder)`, which fills an empty folder beside it.
 */
export function buildTargets(root, targets, say) {
  if (targets.every((target) => isCurrent(root, target))) return;
  withLock(path.join(root, 'dist', '.build-lock'), say, () => {
    for (const target of targets) if (!isCurrent(root, target)) buildTarget(root, target, say);
  });
}

function isCurrent(root, { output, stamp, sources }) {
  const file = path.join(root, stamp);
  return existsSync(path.join(root, output)) && existsSync(file) && readFileSync(file, 'utf8') === fingerprint(root, sources);
}

function buildTarget(root, { name, sources, stamp, folder, build }, say) {
  const now = fingerprint(root, sources);
  say(`building the ${name} …`);
  const used = path.join(root, folder);
  const beside = path.dirname(used);
  // what a build left that was killed: nobody else builds now
  for (const left of readdirSync(beside)) if (left.startsWith(NEW)) rmSync(path.join(beside, left), { recursive: true, force: true });
  const made = path.join(beside, `${NEW}${process.pid}`);
  build(made);
  const stampFile = path.join(root, stamp);
  rmSync(stampFile, { force: true });
  putInPlace(made, used);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, now);
}

/** Entry by entry: what begins with a dot (the lock, the stamps) stays. */
function putInPlace(made, used) {
  const old = `${made}-old`;
  mkdirSync(old);
  mkdirSync(used, { recursive: true });
  const names = readdirSync(made);
  for (const name of new Set([...names, ...readdirSync(used).filter((each) => !each.startsWith('.'))])) {
    if (existsSync(path.join(used, name))) renameSync(path.join(used, name), path.join(old, name));
    if (names.includes(name)) renameSync(path.join(made, name), path.join(used, name));
  }
  for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
}

/** Hash over names, sizes and change times of all sources: cheap, and changes whenever a file does. */
function fingerprint(root, sources) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, path.join(root, source));
  return hash.digest('hex');
}

function addTo(hash, file) {
  if (!existsSync(file)) return;
  const stat = statSync(file);
  if (!stat.isDirectory()) {
    hash.update(`${file}\0${stat.size}\0${stat.mtimeMs}\0`);
    return;
  }
  for (const name of readdirSync(file).sort()) {
    if (name !== 'node_modules' && name !== 'dist') addTo(hash, path.join(file, name));
  }
}
