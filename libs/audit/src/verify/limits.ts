import type { Anchored, AnchorReach, Removed } from './verdict.js';

/** What the sentences depend on. */
export interface LimitFacts {
  readonly keysTrusted: boolean;
  readonly hasTrust: boolean;
  readonly anchored: Anchored;
  readonly anchor: AnchorReach;
  readonly lastSeq: number;
  readonly removed: readonly Removed[];
}

/** What a check of this ledger cannot exclude, in plain sentences. */
export function cannotExclude(facts: LimitFacts): string[] {
  const { keysTrusted, hasTrust, removed } = facts;
  const sentences = [anchorLimit(facts)];
  if (!hasTrust) sentences.push('The public keys were taken from the ledger itself: that all of it was signed anew with other keys cannot be excluded.');
  else if (!keysTrusted) sentences.push('No trusted key signed the newest head: nothing shows who signed it.');
  if (removed.length > 0) sentences.push('Content that was removed cannot be checked again: its hashes are in the tree, what they were made of is not known any more.');
  sentences.push('Whoever has a private key can sign another history; it shows only against what was anchored before.');
  sentences.push('What the training process told the recorder is recorded as told: that it was true is not shown.');
  return sentences;
}

function anchorLimit({ anchored, anchor, lastSeq }: LimitFacts): string {
  if (anchored === 'no') {
    return `There is no anchor for this run (${anchor.details.join('; ')}): that its newest part was cut, or an older backup restored, cannot be excluded.`;
  }
  const seq = anchor.upTo?.seq ?? 0;
  if (seq === lastSeq) return `${seq === 1 ? 'The only frame is' : `All ${seq} frames are`} anchored; that more followed and were cut before they were anchored cannot be excluded.`;
  return `Frames up to ${seq} of ${lastSeq} agree with the anchor; that later ones were cut, or replaced by someone with the key, cannot be excluded.`;
}
