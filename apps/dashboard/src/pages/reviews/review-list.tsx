import { useRef, type ReactElement } from 'react';
import type { ReviewItemFragment } from '../../generated/graphql.js';
import { useListKeys } from '../../hooks/use-keys.js';
import { ReviewItem } from './review-item.js';

interface ListProps {
  readonly predictions: readonly ReviewItemFragment[];
  readonly acted: () => void;
  readonly className?: string;
}

/** Predictions of the queue, gone through by keys. */
export function ReviewList({ predictions, acted, className = 'alert-list' }: ListProps): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  return <ul ref={list} className={className} data-testid="review-list">{predictions.map((prediction) => <ReviewItem key={prediction.id} prediction={prediction} acted={acted} />)}</ul>;
}
