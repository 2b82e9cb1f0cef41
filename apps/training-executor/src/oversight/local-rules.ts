import type { AlertTransition, RunUuid, StepFrame } from '#libs/contracts';
import { createRuleEngine, type Rule, windowOfFrames } from '#libs/stability-rules';

/** Frames held at most until they are evaluated. */
const MOST_FRAMES = 512;

/** Critical rules on what the tap gives, in this process: nothing outside it is needed. */
export interface LocalRules {
  /** Takes frames in, in order of step. */
  take(frames: readonly StepFrame[]): void;
  /** Evaluates what was taken in: the alerts that began to fire since the last time. */
  fired(): AlertTransition[];
}

/** An engine of those of `rules` that are critical and not in shadow mode; baselines begin anew with this process. */
export function localRules(run: RunUuid, layers: readonly string[], rules: readonly Rule[]): LocalRules {
  const critical = rules.filter(({ severity, shadow }) => severity === 'critical' && shadow !== true);
  const engine = createRuleEngine(critical);
  let state = engine.initial();
  let frames: StepFrame[] = [];
  let found: AlertTransition[] = [];
  const evaluate = (): void => {
    if (frames.length === 0) return;
    const evaluation = engine.evaluate(state, windowOfFrames(run, frames, layers));
    state = evaluation.state;
    found.push(...evaluation.transitions.filter((transition) => transition.state === 'firing'));
    frames = [];
  };
  return {
    take(more) {
      frames.push(...more);
      if (frames.length >= MOST_FRAMES) evaluate();
    },
    fired() {
      evaluate();
      const told = found;
      found = [];
      return told;
    },
  };
}
