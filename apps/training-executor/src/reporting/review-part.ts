import type { ReportContent } from '#libs/audit';
import { findReviews, listReviewActs, type PredictionRow, type ReviewActRow, type Store } from '#libs/decision-store';

type Review = NonNullable<ReportContent['review']>;

/** Of part 9: what people said of the prediction; nothing of a record that is not kept, which nobody reviews. */
export async function reviewPart(store: Store, prediction: Pick<PredictionRow, 'run' | 'pseudonym'> | null): Promise<Pick<ReportContent, 'review'>> {
  if (prediction === null) return {};
  const [[review], [acts = []]] = await Promise.all([findReviews(store, [prediction]), listReviewActs(store, [prediction])]);
  if (review === undefined || review === null) return {};
  const { state, verdict, isMoved, waitingSince, decidedAt } = review;
  return { review: { state, verdict, isMoved, since: waitingSince.toISOString(), decidedAt: decidedAt?.toISOString() ?? null, acts: acts.map(actOf) } };
}

function actOf({ kind, by, reason, assignee, createdAt, ...act }: ReviewActRow): Review['acts'][number] {
  return { at: createdAt.toISOString(), what: kind === 'decided' ? verdictWords(act) : DEED_WORDS[kind], by, ...(kind === 'assigned' ? { to: assignee } : {}), reason };
}

/** A verdict with the classes that it is about, as far as they were recorded. */
function verdictWords({ verdict, decidedClass, otherClass }: Pick<ReviewActRow, 'verdict' | 'decidedClass' | 'otherClass'>): string {
  const model = decidedClass === null ? 'what the model decided' : `the model’s “${decidedClass}”`;
  if (verdict === 'agree') return `agreed with ${model}`;
  return `overturned ${model}${otherClass === null ? '' : `: “${otherClass}” instead`}`;
}

const DEED_WORDS = { assigned: 'assigned to', released: 'gave it back: nobody in particular is to look at it', confirmed: 'confirmed the verdict, as a second person', dissented: 'dissented from the verdict, as a second person' } as const;
