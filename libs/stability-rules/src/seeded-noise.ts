/** A deterministic stream of numbers: mulberry32, and what is drawn from it. */
export interface SeededNoise {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
  /** Student's t with `freedom` degrees, scaled to variance 1; `freedom` must be > 2. */
  heavy(freedom: number): number;
}

/** The stream of `seed`: the same numbers on every machine. */
export function seededNoise(seed: number): SeededNoise {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const heavy = (freedom: number): number => {
    let chi = 0;
    for (let i = 0; i < freedom; i++) chi += normal() ** 2;
    return (normal() / Math.sqrt(chi / freedom)) * Math.sqrt((freedom - 2) / freedom);
  };
  return { uniform, normal, heavy };
}
