import { type ReportContent, reportNumber } from '#libs/audit';
import type { Environment, RunUuid } from '#libs/contracts';
import { listComparisons, readStepTimes, type Store } from '#libs/decision-store';

/** What an hour of the machine costs and what it draws, as somebody states it. */
export interface StatedPrices {
  /** Money an hour; null where none is stated. */
  readonly pricePerHour: number | null;
  /** Its currency, as EUR; not there where none is named. */
  readonly currency?: string | undefined;
  readonly watts: number | null;
}

/** The prices that the surroundings state. */
export function statedPrices({ GRADLENS_PRICE, GRADLENS_CURRENCY: currency, GRADLENS_POWER }: Pick<Environment, 'GRADLENS_PRICE' | 'GRADLENS_CURRENCY' | 'GRADLENS_POWER'>): StatedPrices {
  return { pricePerHour: GRADLENS_PRICE ?? null, watts: GRADLENS_POWER ?? null, ...(GRADLENS_PRICE === undefined || currency === undefined ? {} : { currency }) };
}

type Cost = NonNullable<ReportContent['cost']>;

/** Stretches of a run whose times are compared, and the 97.5 % quantile of Student's t for one less. */
const STRETCHES = 20;
const T_975 = 2.093;
const HOUR_SECONDS = 3600;

/**
 * Cost and energy of the training: recorded step times, times what is stated. The interval is that of batch means, total ± t·s·√20 over the
 * seconds of 20 stretches: neighbouring steps are alike, stretches less so.
 *
 * @see Law and Kelton, Simulation Modeling and Analysis, section 9.5.3 (batch means)
 */
export async function costPart(store: Store, run: RunUuid, prices: StatedPrices): Promise<Cost> {
  const { currency } = prices;
  const stretches = await readStepTimes(store, run, STRETCHES);
  const { seconds, steps } = stretches.reduce((sum, each) => ({ seconds: sum.seconds + each.seconds, steps: sum.steps + each.steps }), { seconds: 0, steps: 0 });
  if (seconds === 0) return { missing: 'no step times are recorded: they were removed, or who delivered the run told none' };
  return { steps, ...(currency === undefined ? {} : { currency }), ...costsOf(seconds, halfWidth(stretches.map((each) => each.seconds)), prices), baseline: await baselinePart(store, run) };
}

/** What the newest stored comparison of the run, or of a spec equal to its own, found. */
async function baselinePart(store: Store, run: RunUuid): Promise<Exclude<Cost, { missing: string }>['baseline']> {
  const { rows: [newest] } = await listComparisons(store, { run, first: 1 });
  if (newest === undefined) return { missing: `not compared with a baseline: gradlens compare ${run} --price MONEY --power WATTS` };
  return { comparison: newest.number, at: newest.createdAt.toISOString(), findings: [...newest.findings] };
}

/** Of what another such training takes in all; null for too short a run. Unit: s. */
export function halfWidth(seconds: readonly number[]): number | null {
  if (seconds.length < STRETCHES) return null;
  const mean = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
  const variance = seconds.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (seconds.length - 1);
  return T_975 * Math.sqrt(variance * seconds.length);
}

type Costs = Omit<Exclude<Cost, { missing: string }>, 'steps' | 'baseline'>;

function costsOf(seconds: number, half: number | null, { pricePerHour, watts }: StatedPrices): Costs {
  const [money, moneyLow, moneyHigh] = times(seconds, half, pricePerHour === null ? null : pricePerHour / HOUR_SECONDS);
  const [wattHours, wattHoursLow, wattHoursHigh] = times(seconds, half, watts === null ? null : watts / HOUR_SECONDS);
  const [, secondsLow, secondsHigh] = times(seconds, half, 1);
  return { seconds: reportNumber(seconds), secondsLow, secondsHigh, pricePerHour, watts, money, moneyLow, moneyHigh, wattHours, wattHoursLow, wattHoursHigh };
}

type Ends = [number | null, number | null, number | null];

function times(seconds: number, half: number | null, factor: number | null): Ends {
  if (factor === null) return [null, null, null];
  return half === null ? [seconds * factor, null, null] : [seconds * factor, Math.max(0, seconds - half) * factor, (seconds + half) * factor];
}
