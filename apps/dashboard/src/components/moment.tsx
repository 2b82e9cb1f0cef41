import type { ReactElement } from 'react';
import { nowMs } from '../clock.js';
import { formatAgo, formatMoment } from '../format/format-time.js';
import { chosenZone } from '../format/zone.js';
import { useStore } from '../hooks/store.js';
import { NO_VALUE } from '../format/format-number.js';

/** A moment as "4 min ago"; with date, time and zone on hover and focus. */
export function Moment({ at }: { readonly at: string | null | undefined }): ReactElement {
  const zone = useStore(chosenZone);
  if (!at) return <span>{NO_VALUE}</span>;
  const full = formatMoment(at, zone ?? undefined);
  return (
    <time dateTime={at} data-tip={full} aria-description={full} tabIndex={0}>
      {formatAgo(at, nowMs())}
    </time>
  );
}
