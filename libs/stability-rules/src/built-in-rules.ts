import type { Rule } from './rule.js';
import { gradientSpike } from './rules/gradient-spike.js';
import { lossDivergence } from './rules/loss-divergence.js';
import { missingDecisions } from './rules/missing-decisions.js';
import { nonFiniteGradient } from './rules/non-finite-gradient.js';
import { scaleSpike } from './rules/scale-spike.js';

/** The rules that every run is watched with, most severe first. */
export const builtInRules: readonly Rule[] = [lossDivergence, nonFiniteGradient, scaleSpike, gradientSpike, missingDecisions];
