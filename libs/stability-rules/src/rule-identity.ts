import { createHash } from 'node:crypto';

import type { Rule, Watched } from './rule.js';

type Versioned = Pick<Rule, 'name' | 'severity' | 'hold' | 'groupsLayers' | 'constants' | 'text' | 'definition'>;

/** Versions by rule: hosts make an engine at every evaluation. */
const versions = new WeakMap<Versioned, string>();

/**
 * Which version of a rule judged: sha256 of its definition where it has one, else of its name, severity, hold, grouping,
 * constants and text; hex.
 *
 * Canonical JSON (keys sorted), so the order in which a file lists its constants does not matter.
 */
export function ruleVersion(rule: Versioned): string {
  const known = versions.get(rule);
  if (known !== undefined) return known;
  const version = versionOf(rule);
  versions.set(rule, version);
  return version;
}

function versionOf(rule: Versioned): string {
  const { name, severity, hold, groupsLayers = false, constants, text, definition } = rule;
  if (definition !== undefined) return sha256(definition);
  const parts = [name, severity, sorted({ ...hold }), groupsLayers, sorted(constants), sorted({ ...text })];
  return sha256(JSON.stringify(parts));
}

/** What makes two alerts of one run the same: sha256 of rule, layer and measure, hex. */
export function fingerprintOf(rule: string, layer: string | null, watched: Watched): string {
  return sha256(JSON.stringify([rule, layer, watched]));
}

function sorted(record: Readonly<Record<string, string | number>>): [string, string][] {
  return Object.entries(record)
    .map(([key, value]): [string, string] => [key, String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
