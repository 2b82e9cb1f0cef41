import type { FrameHead } from '../frame/frame.js';
import type { CheckedFrame } from './check-frame.js';
import type { Report } from './findings.js';
import { stepSet } from './step-set.js';
import type { Gap, StepRange } from './verdict.js';

/** Which steps are there, and what attempts say of themselves. */
export interface Coverage {
  add(frame: CheckedFrame): void;
  /** Last step that decisions or gaps tell of so far, −1 when there is none. */
  lastStep(): number;
  /** The gaps, cut where decisions came later; those of frames up to `signedSeq` are signed. */
  gaps(signedSeq: number): Gap[];
  /** Steps that are neither there nor in a gap. */
  missing(): StepRange[];
  /** State in the end note of the newest attempt, or null. */
  ended(): string | null;
}

interface ToldGap extends StepRange {
  readonly seq: number;
  readonly reason: string;
}

/** Follows the steps frame by frame. It keeps ranges only. */
export function followSteps(report: Report): Coverage {
  const decided = stepSet();
  const told = stepSet();
  const gaps: ToldGap[] = [];
  const attempts = followAttempts(report);

  const addDecisions = (frame: CheckedFrame): void => {
    const range = rangeOf(frame.head);
    told.add(range);
    for (const twice of decided.add(range)) {
      report.altered({ what: 'steps', seq: frame.seq, step: twice.fromStep, detail: `${stepsText(twice)} are recorded twice` });
    }
  };
  return {
    add(frame) {
      attempts.add(frame);
      if (frame.head.kind === 'decisions') addDecisions(frame);
      if (frame.head.kind !== 'gap') return;
      told.add(rangeOf(frame.head));
      gaps.push({ ...rangeOf(frame.head), seq: frame.seq, reason: frame.note?.kind === 'gap' ? frame.note.reason : 'unknown' });
    },
    lastStep: told.last,
    gaps(signedSeq) {
      return gaps.flatMap(({ seq, reason, ...range }) => {
        const filled = decided.within(range).map((part) => ({ ...part, reason, signed: seq <= signedSeq, filled: true }));
        const open = decided.missingIn(range).map((part) => ({ ...part, reason, signed: seq <= signedSeq, filled: false }));
        return [...filled, ...open].sort((a, b) => a.fromStep - b.fromStep);
      });
    },
    missing: () => (told.last() < 0 ? [] : told.missingIn({ fromStep: 0, toStep: told.last() })),
    ended: attempts.ended,
  };
}

/**
 * Attempts: the newest one and its end, and how many layers each has. Frames of an earlier attempt may come late, when
 * they lay on a disk while a new attempt had begun: that is told, not wrong.
 */
function followAttempts(report: Report): { add(frame: CheckedFrame): void; ended(): string | null } {
  const late = new Set<number>();
  const ends = new Map<number, string>();
  const layers = layerCheck(report);
  let newest = 0;

  const addAttempt = ({ seq, head: { attempt } }: CheckedFrame): void => {
    if (attempt < newest && !late.has(attempt)) {
      late.add(attempt);
      report.note(`frames of attempt ${attempt} came after attempt ${newest} had begun, from frame ${seq}`);
    }
    newest = Math.max(newest, attempt);
  };
  return {
    add(frame) {
      addAttempt(frame);
      layers(frame);
      if (frame.note?.kind === 'end') ends.set(frame.head.attempt, frame.note.state);
    },
    ended: () => ends.get(newest) ?? null,
  };
}

/** Each decisions frame has the layers that the note of its attempt lists, where there is one. */
function layerCheck(report: Report): (frame: CheckedFrame) => void {
  const known = new Map<number, number>();
  return ({ seq, head, layers, note }) => {
    if (note?.kind === 'attempt' && note.layers !== null) known.set(head.attempt, note.layers);
    const expected = known.get(head.attempt) ?? layers;
    if (head.kind !== 'decisions' || layers === expected) return;
    report.altered({ what: 'steps', seq, step: head.step0, detail: `${stepsText(rangeOf(head))} have ${layers} layers, the attempt has ${expected}` });
  };
}

function rangeOf({ step0, n }: FrameHead): StepRange {
  return { fromStep: step0, toStep: step0 + n - 1 };
}

function stepsText({ fromStep, toStep }: StepRange): string {
  return `steps ${fromStep}..${toStep}`;
}
