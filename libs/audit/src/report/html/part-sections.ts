import { showsEstimates, type TraceVerdict } from '#libs/contracts';

import type { Report, ReportContent, ReportDecision, ReportNumber } from '../report-schema.js';
import { wholeSpec } from '../report-spec.js';
import { cell, documentCell, escaped, facts, numberText, sentences, table } from './markup.js';
import { barPlot, linePlot } from './plots.js';

/** A part that says why it is empty. */
function missing({ missing: why }: { readonly missing: string }): string {
  return `<p class="missing">${escaped(why)}</p>`;
}

/** Part 1. */
export function predictionSection({ prediction: part, signOff }: ReportContent): string {
  if ('missing' in part) return missing(part);
  const { steps, values } = part.scores;
  const plot = steps.length === 0 ? '' : `<figure>${linePlot('score over training', { steps, values, level: Number(part.threshold) })}<figcaption>Score over training; the threshold is dashed.</figcaption></figure>`;
  return `${facts([
    ['record', cell(part.record)], ['pseudonym', cell(part.pseudonym)], ['score', cell(part.score)], ['at step', cell(part.scoreStep)], ['first score', cell(part.firstScore)],
    ['threshold', cell(part.threshold)], ['true class', cell(part.label)], ['protected attributes', documentCell(part.protected)], ['sensitive because', escaped(part.policies.join('; '))], ['who', cell(part.whose)],
    ['intended use', escaped(intendedUses(signOff))],
  ])}${plot}`;
}

/** What the model is meant for, as those say who signed. */
function intendedUses(signOff: ReportContent['signOff']): string {
  const uses = 'missing' in signOff ? [] : [...new Set(signOff.list.filter(({ state }) => state === 'valid').map(({ intendedUse }) => intendedUse))];
  return uses.length === 0 ? 'not stated: whoever signs a report on the run states it' : uses.join('; ');
}

/** Part 2. */
export function runSection({ run, cost }: ReportContent): string {
  const whole = { ...run, spec: wholeSpec(run) };
  const documents = Object.entries(DOCUMENT_WORDS).map(([field, name]) => [name, documentCell(whole[field as keyof typeof DOCUMENT_WORDS])] as const);
  const isNumber = run.testR2 !== undefined;
  const told = Object.entries(RUN_WORDS).filter(([field]) => (isNumber ? field !== 'testAccuracy' : !OF_NUMBERS.has(field)));
  return `${facts([...told.map(([field, name]) => [name, cell(run[field as keyof typeof RUN_WORDS])] as const), ...documents])}${costSection(cost)}`;
}

/** What the training took, and what that costs; nothing in reports from before it was told. */
function costSection(part: ReportContent['cost']): string {
  if (part === undefined) return '';
  if ('missing' in part) return `<h3>Cost and energy</h3>${missing(part)}`;
  const { steps, seconds, secondsLow, secondsHigh, pricePerHour, watts, money, moneyLow, moneyHigh, wattHours, wattHoursLow, wattHoursHigh, baseline } = part;
  const rows = facts([
    ['training, seconds by the clock', `${intervalText(seconds, secondsLow, secondsHigh)} for ${steps} recorded steps`],
    ['cost', money === null ? 'no price was stated: gradlens report --price MONEY' : `${intervalText(money, moneyLow, moneyHigh)} at a stated ${numberText(pricePerHour)} an hour`],
    ['energy, watt-hours', wattHours === null ? 'no power was stated: gradlens report --power WATTS' : `${intervalText(wattHours, wattHoursLow, wattHoursHigh)} at a stated ${numberText(watts)} watts`],
  ]);
  const against = 'missing' in baseline ? missing(baseline) : `<p>Against tuned baselines (comparison ${baseline.comparison} of ${escaped(baseline.at)}):</p>${sentences(baseline.findings, '–')}`;
  return `<h3>Cost and energy</h3>${rows}<p class="fine">In brackets what another such training on that machine would take (95 %, from the spread over twenty stretches of it). Price and power are stated, not measured.</p>${against}`;
}

/** `0.24 (0.23 to 0.25)`. */
function intervalText(value: ReportNumber | null, low: ReportNumber | null = null, high: ReportNumber | null = null): string {
  return low === null || high === null ? numberText(value) : `${numberText(value)} (${numberText(low)} to ${numberText(high)})`;
}

/** A measured effect with what rounding makes of it, unless both ends read the same. */
function measuredText(value: ReportNumber | null, low: ReportNumber | null = null, high: ReportNumber | null = null): string {
  return numberText(low) === numberText(high) ? numberText(value) : intervalText(value, low, high);
}

const RUN_WORDS = {
  uuid: 'run', name: 'name', project: 'project', origin: 'made by', state: 'state', startedAt: 'started', endedAt: 'ended', attempt: 'attempts', steps: 'steps', testLoss: 'test loss', testAccuracy: 'test accuracy',
  testR2: 'test R²', testRmse: 'root mean squared error on the test split, in the unit of the target', testMae: 'mean absolute error on the test split, in the unit of the target',
  scaler: 'scaler', backend: 'backend', weightsSha256: 'weights, SHA-256', specSha256: 'specification, SHA-256',
} as const satisfies Partial<Record<keyof ReportContent['run'], string>>;

/** Told of a run that predicts a number, in place of its accuracy. */
const OF_NUMBERS: ReadonlySet<string> = new Set(['testR2', 'testRmse', 'testMae'] satisfies (keyof typeof RUN_WORDS)[]);

const DOCUMENT_WORDS = { dataManifest: 'data', seeds: 'seeds', versions: 'versions', hardware: 'hardware', spec: 'specification' } as const satisfies Partial<Record<keyof ReportContent['run'], string>>;

/** Part 3. */
export function decisionsSection({ decisions: part }: ReportContent): string {
  if ('missing' in part) return missing(part);
  const isReliedOn = reliesOnEstimates(part.verdict);
  const bars = part.list.map(({ layer, step, effect, measuredEffect }) => ({ label: `${layer} @ ${step}`, value: isReliedOn ? effect : (measuredEffect ?? 'NaN') }));
  const rows = part.list.map(({ layer, step, inputs, effect, grade, measuredEffect, measuredLow, measuredHigh, control, pValue }) =>
    [escaped(layer), String(step), ...inputCells(inputs), ...(isReliedOn ? [numberText(effect)] : []), grade, measuredText(measuredEffect, measuredLow, measuredHigh), numberText(control), numberText(pValue)]);
  const kind = isReliedOn ? 'estimated' : 'measured';
  return `<p>What was traced: ${cell(part.target)}. Method: ${escaped(part.method)}. On this run the estimate agrees with replays of random sets by a decision-LDS of ${numberText(part.lds)} (95 % interval ${numberText(part.ldsLow)} to ${numberText(part.ldsHigh)}, ${part.replays} replays): <strong>${escaped(part.verdict)}</strong>.${isReliedOn ? '' : ' Estimates are not relied on here, so none is shown: the decisions are those that were replayed.'}</p>
<p>Trace ${escaped(part.trace)}. An effect is how much what was traced would change if the scale of that decision were 1. A measured one is a replay; in brackets what rounding alone makes of it, where it shows in so many digits. ${isReliedOn ? 'An estimated one has no interval of its own: how far estimates hold is what the decision-LDS tells. ' : ''}The largest control is what decisions drawn by lot moved it by; p is the chance that such a one moves it as much, corrected for all that were tested: 1 where too few were drawn to tell.</p>
<figure>${barPlot(`${kind} effect of each decision`, bars)}<figcaption>${isReliedOn ? 'Estimated' : 'Measured'} effect on what was traced.</figcaption></figure>
${table(['layer', 'step', 'scale', 'before guards', 'gradient norm', 'cosine', 'noise', ...(isReliedOn ? ['estimated effect'] : []), 'grade', 'measured effect', 'largest control', 'p'], rows)}`;
}

/** Reports say it in the words of the verdict. */
function reliesOnEstimates(verdict: string): boolean {
  return showsEstimates(verdict as TraceVerdict);
}

function inputCells(inputs: ReportDecision['inputs']): string[] {
  if (inputs === null) return ['–', '–', '–', '–', '–'];
  return [inputs.scale, inputs.rawScale, inputs.gradNorm, inputs.cosine, inputs.noise].map(numberText);
}

/** Part 4. */
export function coverageSection({ coverage }: ReportContent): string {
  const { complete, lastStep, gaps, missing: absent, removed, altered, totalDecisions, shown, belowNoise, effectExplained } = coverage;
  return `${facts([
    ['every step is recorded', cell(complete)], ['last step', cell(lastStep)], ['altered', cell(altered)], ['decisions whose effect was estimated', cell(totalDecisions)], ['of these shown', cell(shown)],
    ['their share of all |effect|', cell(effectExplained)], ['share of replays that moved it by no more than rounding does', cell(belowNoise)],
  ])}${sentences([...gaps, ...absent.map((each) => `${each}: missing`), ...removed.map((each) => `removed: ${each}`)], 'No gap, nothing missing, nothing removed.')}`;
}

/** Part 5. */
export function alertsSection({ alerts: part }: ReportContent): string {
  if ('missing' in part) return missing(part);
  const shown = part.list.map(({ incident, rule, severity, layer, state, openedStep, closedStep, acts }) =>
    `<h3>Incident ${incident}: ${escaped(rule)}, ${escaped(severity)}, ${state}</h3><p>First layer: ${cell(layer)}; steps ${openedStep} to ${cell(closedStep)}.</p>${acts.length === 0 ? '<p>Nobody acted on it.</p>' : table(['when', 'what', 'who', 'why'], acts.map(({ at, what, by, reason }) => [escaped(at), escaped(what), cell(by), cell(reason)]))}`);
  return `<p>${part.total} incidents, ${part.list.length} shown.</p>${shown.join('')}`;
}

/** Part 6. */
export function counterfactualSection({ counterfactual: part, ...content }: ReportContent): string {
  if ('missing' in part) return missing(part);
  return `${facts([
    ['as trained', cell(part.value)], ['with every scale neutralised (1)', cell(part.withoutScaling)], ['what scaling did: as trained, less neutralised', cell(part.change)], ...outcomeFact(part, content), ['decisions replayed one by one', cell(part.replayed)], ['control', cell(part.control)],
    ['the unaltered replay is bit-exact', cell(part.bitExact)], ['its largest relative loss error', cell(part.maxRelLossError)], ['it ends with the same weights', cell(part.sameWeights)],
  ])}${setsSection(part.sets ?? [], !('missing' in content.decisions) && reliesOnEstimates(content.decisions.verdict))}`;
}

/** Whether the prediction would fall on the other side of the threshold: told where it is its score that was traced. */
function outcomeFact({ value, withoutScaling }: { readonly value: ReportNumber; readonly withoutScaling: ReportNumber }, { prediction, decisions }: Pick<ReportContent, 'prediction' | 'decisions'>): [string, string][] {
  if ('missing' in prediction || 'missing' in decisions || decisions.target?.startsWith('score of ') !== true) return [];
  const [is, was] = [value, withoutScaling].map((score) => Number(score) >= Number(prediction.threshold));
  return [['the outcome without scaling', is === was ? 'the same: on the same side of the threshold' : 'another: on the other side of the threshold']];
}

/** Decisions neutralised all at once. */
function setsSection(sets: NonNullable<Extract<ReportContent['counterfactual'], { sets?: unknown }>['sets']>, isReliedOn: boolean): string {
  if (sets.length === 0) return '';
  const rows = sets.map(({ decisions, count, estimated, grade, measuredEffect, controls, control, pValue }) =>
    [escaped(decisions), String(count), ...(isReliedOn ? [numberText(estimated)] : []), grade, numberText(measuredEffect), `${numberText(control)} (${controls})`, numberText(pValue)]);
  return `<h3>Neutralised all at once</h3>${table(['decisions', 'how many', ...(isReliedOn ? ['estimated'] : []), 'grade', 'measured', 'largest of random sets of that size (how many)', 'p'], rows)}`;
}

/** Part 7. */
export function groupsSection({ groups: part }: ReportContent): string {
  if ('missing' in part) return missing(part);
  const { list, small = [], smallGaps = [], leastPublic } = part;
  const shown = [...list, ...small.filter(isShown)];
  // intersections are in the table only: their names are too long for a plot
  const bars = shown.filter(({ group }) => !group.includes(' × ')).map(({ group, selectionRate, low, high }) => ({ label: group, value: selectionRate, low, high }));
  return `<p>At step ${part.step}, share given “${escaped(part.positive)}” (score from ${numberText(part.threshold)} on), with 95 % intervals.</p>${bars.length === 0 ? '' : `<figure>${barPlot('selection rate per group', bars)}</figure>`}
${table(['attributes', 'group', 'records', 'selection rate', 'from', 'to'], shown.map((each) => [escaped(each.attributes), escaped(each.group), String(each.count), numberText(each.selectionRate), numberText(each.low), numberText(each.high)]))}
${sentences([...part.gaps, ...smallGaps], 'No gaps were computed.')}${leftOutText(small.filter((each) => !isShown(each)), leastPublic)}<p>What scaling did to everybody, beside merely another seed: ${escaped(part.impact)}.</p>`;
}

type SmallGroup = NonNullable<Extract<ReportContent['groups'], { small?: unknown }>['small']>[number];

function isShown(group: SmallGroup): group is Required<SmallGroup> {
  return group.group !== undefined;
}

function leftOutText(groups: readonly SmallGroup[], least: number | undefined): string {
  if (groups.length === 0) return '';
  const by = [...new Set(groups.map(({ attributes }) => attributes))].map((attributes) => `${groups.filter((each) => each.attributes === attributes).length} of ${attributes}`);
  return `<p class="out">Left out of this copy: groups of fewer than ${least} records, and those from which they could be inferred (${escaped(by.join('; '))}).</p>`;
}

/** Part 9. */
export function signOffSection({ signOff: part }: ReportContent): string {
  if ('missing' in part) return missing(part);
  const rows = part.list.map(({ at, by, role, verdict, statement, dissent, intendedUse, expiresAt, state, why }) =>
    [escaped(at), cell(by), escaped(role), `${verdict}${dissent === null ? '' : `: ${cell(dissent)}`}`, cell(statement), escaped(intendedUse), escaped(expiresAt), `<strong>${state}</strong>${why === null ? '' : `: ${escaped(why)}`}`]);
  const bound = part.list.map(({ at, report, weights, evidence }) => `${at}: report ${report}, evidence ${evidence}, weights ${weights ?? '–'}`);
  return `<p>The run was started by ${cell(part.startedBy)}, who may not sign. A signature is under a report that was made before this one; whether it still holds is told as of this one.</p>
${table(['when', 'who', 'as', 'verdict', 'why', 'intended use', 'until', 'state'], rows)}<h3>What the signatures bind (SHA-256)</h3>${sentences(bound, '–')}`;
}

/** Part 10. */
export function proofsSection({ content: { proofs, decisions }, signature }: Report): string {
  const proved = 'list' in decisions ? decisions.list.filter(({ proof }) => proof !== null).length : 0;
  return `${facts([['the ledger', cell(proofs.state)], ['leaves', cell(proofs.treeSize)], ['anchored', cell(proofs.anchored)], ['signed by', escaped(proofs.signers.join(', '))], ['decisions above with an inclusion proof', String(proved)], ['to check', cell(proofs.command)]])}
<h3>Signed head of the ledger</h3><pre>${escaped(proofs.head)}</pre><h3>Signature of this report</h3><pre>${escaped(signature)}</pre><h3>What a check cannot exclude</h3>${sentences(proofs.assumptions, '–')}`;
}
