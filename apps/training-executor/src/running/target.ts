/**
 * Watches for the target: reached at the first evaluation where the mean of the last three test accuracies is at
 * least `testAccuracy`. Three, so that one lucky evaluation does not end a run.
 */
export function targetWatch(testAccuracy: number | null): { reached(accuracy: number): boolean } {
  const last: number[] = [];
  return {
    reached(accuracy) {
      if (testAccuracy === null) return false;
      last.push(accuracy);
      if (last.length > 3) last.shift();
      return last.length === 3 && last.reduce((sum, a) => sum + a, 0) / 3 >= testAccuracy;
    },
  };
}
