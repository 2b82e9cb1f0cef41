import { showsEstimates, type TraceVerdict } from '#libs/contracts';

import type { Report, ReportContent, ReportDecision, ReportNumber } from '../report-schema.js';
import { decisionIncidents } from './decision-incidents.js';
import { cell, commandText, countText, decidesByThreshold, escaped, facts, intervalText, missing, nameCell, numberText, percentText, sentences, spoken, table, timeText } from './markup.js';
import { barPlot } from './plots.js';
import { releaseActs, releaseWords } from './releases-section.js';
import { reviewText } from './review-section.js';

/** A measured effect with what rounding makes of it, unless both ends read the same. */
function measuredText(value: ReportNumber | null, low: ReportNumber | null = null, high: ReportNumber | null = null): string {
  return numberText(low) === numberText(high) ? numberText(value) : intervalText(value, low, high);
}

/** Part 3. */
export function decisionsSection(content: ReportContent): string {
  const { decisions: part } = content;
  if ('missing' in part) return missing(part);
  const isReliedOn = reliesOnEstimates(part.verdict);
  const bars = part.list.map(({ layer, step, effect, measuredEffect }) => ({ label: `${layer} @ ${step}`, value: isReliedOn ? effect : (measuredEffect ?? 'NaN') }));
  const rows = part.list.map(({ layer, step, inputs, effect, grade, measuredEffect, measuredLow, measuredHigh, control, pValue }) =>
    [escaped(layer), numberText(step), ...inputCells(inputs), ...(isReliedOn ? [numberText(effect)] : []), grade, measuredText(measuredEffect, measuredLow, measuredHigh), numberText(control), numberText(pValue)]);
  const kind = isReliedOn ? 'estimated' : 'measured';
  return `<p>At each step of the training, for each layer of the network, a rule (the scaler) chose a scale: how many times its usual length the change of that layer's weights was to be. Each such choice is a decision; 1 changes nothing. Steps are counted from 0.</p>
<p>What was traced: ${cell(part.target)}. Method: ${escaped(methodWords(part.method))}; trace ${escaped(part.trace)}.</p>
<p>How far the estimates hold on this run: their order agrees with that of replays by a rank correlation (decision-LDS; 1 is the same order, 0 none) of ${numberText(part.lds)}, 95 % interval ${numberText(part.ldsLow)} to ${numberText(part.ldsHigh)}, of ${countText(part.replays, 'replay')}: <strong>${escaped(part.verdict)}</strong>${part.reason === undefined ? '' : `: ${spoken(part.reason)}`}.${isReliedOn ? '' : ' Estimates are not relied on here, so none is shown: the decisions are those that were replayed.'}</p>
<p>An effect is how much what was traced would change, in its own unit, if the scale of that decision were 1; below 0 it would be lower. ×10⁻⁴ is ten-thousandths. A measured one is a replay; in brackets what rounding alone makes of it, where it shows in so many digits. ${isReliedOn ? 'An estimated one has no interval of its own. ' : ''}The largest control is what decisions drawn by lot moved it by; p is the larger of two chances, both corrected for all that were tested: that such a one moves it as much (1 where too few were drawn to tell), and that the largest of all decisions move it as much where none stands out. Up to 0.05 it stands out; a measured effect above that is there, as others of this run are.</p>
<figure>${barPlot(`${kind} effect of each decision`, bars)}<figcaption>${isReliedOn ? 'Estimated' : 'Measured'} effect on what was traced: layer @ step.</figcaption></figure>
${table(['layer', 'step', 'scale', 'before guards', 'gradient norm', 'cosine', 'noise', ...(isReliedOn ? ['estimated effect'] : []), 'grade', 'measured effect', controlHead(part), 'p'], rows)}${decisionIncidents(content)}${INPUT_NOTE}`;
}

/** What the columns are that the scaler read. */
const INPUT_NOTE = '<p class="fine">Scale is the one that was applied; before guards, the one that was chosen, before bounds that keep it from growing too much at once. Gradient norm: how strongly the batch of that step pulled at the layer. Cosine: how far that pull agrees with the pulls of the steps before (1 the same direction, 0 none, −1 the opposite). Noise: how much the pulls differ from step to step, beside their mean.</p>';

/** What each method does. */
function methodWords(method: string): string {
  return method.replace('metagradient', 'an estimate of all effects in one walk back through the training (metagradient)').replace('counterfactual replay', 'the training executed again with a decision altered (counterfactual replay)');
}

/** Of how many controls it is the largest; reports from before do not say. */
function controlHead({ controls }: Pick<Exclude<ReportContent['decisions'], { missing: string }>, 'controls'>): string {
  return controls === undefined ? 'largest control' : `largest control (of ${controls})`;
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
  const traced: [string, string][] = totalDecisions === null ? [] : [
    ['decisions whose effect was estimated', cell(totalDecisions)], ['of these shown', cell(shown)], ['their share of the effects of all, without regard to sign', effectExplained === null ? 'not told: the estimates are not stored, or not relied on' : percentText(effectExplained)],
    ['share of replays that moved it by no more than rounding does', percentText(belowNoise)], ...sumFacts(coverage),
  ];
  return `${facts([
    ['every step is recorded', cell(complete)], ['last step, counted from 0', cell(lastStep)], ['parts of the record, or figures made from it, that were altered', cell(altered)], ...traced,
  ])}${sentences([...gaps, ...absent.map((each) => `${each}: missing`), ...removed.map((each) => `removed: ${each}`)], 'No gap, nothing missing, nothing removed.')}`;
}

/** Whether the estimates add up; nothing in reports from before it was told. */
function sumFacts({ estimatedSum, firstOrderSum, scalingSum }: ReportContent['coverage']): [string, string][] {
  if (estimatedSum === undefined || firstOrderSum === undefined || scalingSum === undefined) return [];
  return [['sum of all estimated effects', numberText(estimatedSum)], ['what that sum has to be if the estimates hold, by replays', numberText(firstOrderSum)], ['change without any scaling, replayed, which holds what decisions do together', numberText(scalingSum)]];
}

/** Part 5. */
export function alertsSection(content: ReportContent): string {
  return `${incidentsText(content)}${releaseActs(content)}`;
}

function incidentsText({ alerts: part }: ReportContent): string {
  if ('missing' in part) return missing(part);
  if (part.watched !== undefined) return missing({ missing: part.watched });
  const shown = part.list.map(({ incident, rule, severity, layer, state, openedStep, closedStep, spread, acts }) => {
    const others = spread.filter((each) => each !== layer);
    const where = `${layer === null ? 'The run as a whole' : `First layer: ${escaped(layer)}`}${others.length === 0 ? '' : `, then ${escaped(others.join(', '))}`}`;
    const rows = acts.map(({ at, what, by, reason }) => [timeText(at), escaped(what), nameCell(by), cell(reason)]);
    return `<h3>Incident ${incident}: ${escaped(rule)}, ${escaped(severity)}, ${state}</h3><p>${where}; from step ${numberText(openedStep)} ${closedStep === null ? 'on' : `to ${numberText(closedStep)}`}.</p>${acts.length === 0 ? '<p>Nobody acted on it.</p>' : table(['when', 'what', 'who', 'why'], rows)}`;
  });
  return `<p>${countText(part.total, 'incident')}${part.list.length < part.total ? `, the ${numberText(part.list.length)} latest shown` : ''}.</p>${shown.join('')}`;
}

/** Part 6. */
export function counterfactualSection({ counterfactual: part, ...content }: ReportContent): string {
  if ('missing' in part) return missing(part);
  return `${facts([
    ['as trained', cell(part.value)], ['with every scale neutralised (1)', cell(part.withoutScaling)], ['what scaling did', changeText(part.change)], ...outcomeFact(part, content), ['decisions replayed one by one', cell(part.replayed)], ['control', spoken(part.control)],
    ['the training, executed again with nothing altered, is the same to the last bit', cell(part.bitExact)], ['its largest relative difference in loss', cell(part.maxRelLossError)], ['it ends with the same weights', cell(part.sameWeights)],
  ])}${setsSection(part.sets ?? [], !('missing' in content.decisions) && reliesOnEstimates(content.decisions.verdict))}`;
}

/** As trained, less neutralised, in words. */
function changeText(change: ReportNumber): string {
  if (typeof change !== 'number' || change === 0) return change === 0 ? 'no change' : numberText(change);
  return `${change > 0 ? 'raised' : 'lowered'} it by ${numberText(Math.abs(change))}`;
}

/** Whether the prediction would fall on the other side of the threshold: told where that decides, and it is its score that was traced. */
function outcomeFact({ value, withoutScaling }: { readonly value: ReportNumber; readonly withoutScaling: ReportNumber }, content: Pick<ReportContent, 'prediction' | 'decisions' | 'run'>): [string, string][] {
  const { prediction, decisions } = content;
  if ('missing' in prediction || 'missing' in decisions || !decidesByThreshold(content) || decisions.target?.startsWith('score of ') !== true) return [];
  const [is, was] = [value, withoutScaling].map((score) => Number(score) >= Number(prediction.threshold));
  return [['the outcome without scaling', is === was ? 'the same: on the same side of the threshold' : 'another: on the other side of the threshold']];
}

/** Decisions neutralised all at once. */
function setsSection(sets: NonNullable<Extract<ReportContent['counterfactual'], { sets?: unknown }>['sets']>, isReliedOn: boolean): string {
  if (sets.length === 0) return '';
  const rows = sets.map(({ decisions, count, estimated, grade, measuredEffect, controls, control, pValue }) =>
    [escaped(decisions), numberText(count), ...(isReliedOn ? [numberText(estimated)] : []), grade, numberText(measuredEffect), `${numberText(control)} (of ${numberText(controls)})`, numberText(pValue)]);
  return `<h3>Neutralised all at once</h3>${table(['decisions', 'how many', ...(isReliedOn ? ['estimated'] : []), 'grade', 'measured', 'largest of random sets of that size (of how many)', 'p'], rows)}`;
}

/** Part 9. */
export function signOffSection(content: ReportContent): string {
  const { signOff: part } = content;
  const released = releaseWords(content);
  const review = reviewText(content);
  if ('missing' in part) return `${review}${missing(part)}${released}`;
  const rows = part.list.map(({ at, by, role, verdict, statement, dissent, intendedUse, expiresAt, state, why, standing }) =>
    [timeText(at), nameCell(by), escaped(role), `${verdict}${verdict === 'agrees' ? '' : `: ${cell(dissent)}`}`, cell(statement), escaped(intendedUse), timeText(expiresAt), standing === undefined ? `<strong>${state}</strong>${why === null ? '' : `: ${escaped(why)}`}` : `<strong>${escaped(standing)}</strong>`]);
  const bound = part.list.map(({ at, report, weights, evidence }) => `${timeText(at)}: report ${report}, evidence ${evidence}, weights ${weights ?? '–'}`);
  return `${review}<p>The run was started by ${cell(part.startedBy)}, who may not sign. A signature is under a report that was made before this one; whether it still holds is told as of this one.</p>${released}
${table(['when', 'who', 'as', 'verdict', 'why', 'intended use', 'until', 'state'], rows)}<h3>What the signatures bind (SHA-256)</h3>${sentences(bound, '–')}`;
}

/** Part 10. */
export function proofsSection({ content: { proofs, decisions, about }, signature }: Report): string {
  const proved = 'list' in decisions ? decisions.list.filter(({ proof }) => proof !== null).length : 0;
  return `${proofsText(proofs)}${facts([['the ledger', escaped(LEDGER_WORDS[proofs.state] ?? proofs.state)], ['entries (leaves of its tree; one holds several steps of a layer)', cell(proofs.treeSize)], ['its heads are anchored outside the database', anchorText(proofs, about)], ['signed by', escaped(proofs.signers.join(', '))], ['decisions above with an inclusion proof', String(proved)], ['to check', proofs.command.split('; ').map(commandText).join('<br>')]])}
<h3>Signed head of the ledger</h3><pre>${escaped(proofs.head)}</pre><h3>Signature of this report</h3><pre>${escaped(signature)}</pre><h3>What a check cannot exclude</h3>${sentences(proofs.assumptions, '–')}`;
}

/** What the parts of a proof are for, and what they leave open, before their bytes. */
function proofsText({ anchored }: ReportContent['proofs']): string {
  const held = anchored === 'no' ? 'Here none is anchored, so neither is shown' : 'An anchor, a copy of such heads elsewhere, shows both for what was copied there';
  return `<p>All that the run recorded is hashed into one tree, the ledger, as it comes; the hash at its top, its head, is signed. By that it is shown that nothing in it was altered, taken from its middle or put in later by somebody without the private key, and likewise of this report by its own signature. A signature alone does not show that nothing was cut from the end, nor that whoever has the key did not write another history. ${held}. None of them shows that what was recorded is what happened, or that the figures made from it are right.</p>`;
}

/** Whether, and where the anchor lies; nothing of that in reports from before it was told, which tell by whom they were made. */
function anchorText({ anchored, anchor }: ReportContent['proofs'], { madeBy }: ReportContent['about']): string {
  const words = escaped(anchored === 'behind' ? 'BEHIND: the ledger holds less, or something else, than was anchored' : anchored);
  return anchor === undefined && madeBy !== undefined ? words : `${words}; the anchor: ${cell(anchor)}`;
}

/** What a check of the ledger found, in words. */
const LEDGER_WORDS: Readonly<Record<string, string>> = {
  ok: 'unaltered, and signed by a trusted key', unvouched: 'unaltered as far as its signatures tell, but nobody here vouches for the key', altered: 'ALTERED: it is not as it was signed', empty: 'empty: nothing was recorded',
};
