import { plural, type RunSummary } from '#libs/contracts';

/** The summary of a run for a person, line by line. */
export function summaryText(summary: RunSummary): string[] {
  const target = summary.stepsToTarget === null ? [] : [`  target met    after ${summary.stepsToTarget} ${plural(summary.stepsToTarget, 'step')}`];
  return [
    `run ${summary.run} ${summary.state}`,
    `  steps         ${stepsText(summary)} on ${summary.backend}`,
    `  decisions     ${summary.decisions.toLocaleString('en')} recorded (${summary.layers} ${plural(summary.layers, 'layer')} × ${summary.steps} ${plural(summary.steps, 'step')})`,
    `${testText(summary)}, test loss ${number(summary.testLoss)}, last training loss ${number(summary.trainLoss)}`,
    ...target,
    `  alerts        ${summary.alerts}`,
    `  weights       sha256 ${summary.weightsSha256 ?? '–'}`,
  ];
}

/** Errors are in the unit of what is predicted. */
function testText({ testAccuracy, testR2, testRmse = null, testMae = null }: RunSummary): string {
  if (testR2 !== undefined) return `  test R²       ${number(testR2)}, root mean squared error ${number(testRmse)}, mean absolute error ${number(testMae)}`;
  return `  test accuracy ${testAccuracy === null ? '–' : `${(100 * testAccuracy).toFixed(2)} %`}`;
}

/** A resumed run has made only some of its steps in the seconds that are told. */
function stepsText({ steps, seconds, stepsPerSecond }: RunSummary): string {
  const now = Math.round(seconds * stepsPerSecond);
  const pace = `${seconds.toFixed(1)} s (${stepsPerSecond.toFixed(0)} steps/s)`;
  return now >= steps - 1 ? `${steps} in ${pace}` : `${steps}, of which ${now} now in ${pace}`;
}

function number(value: number | null): string {
  return value === null ? '–' : value.toFixed(4);
}
