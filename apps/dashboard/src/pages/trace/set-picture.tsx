import type { ReactElement } from 'react';
import { formatNumber } from '../../format/format-number.js';
import { placeOn, type SetPlaces } from './set-places.js';

/** Height of the picture and of its parts, px. */
export const [PICTURE, BASE, TOP] = [92, 66, 24];

/** The effect of a set on a line, beside the effect of each random set of its size. What it shows is told in words beside it. */
export function SetPicture({ places, value }: { readonly places: SetPlaces; readonly value: number | null }): ReactElement {
  const { effect, chance, dots, rows } = places;
  const x = (at: number): string => `${(100 * placeOn([places.least, places.most], at)).toFixed(2)}%`;
  const rise = Math.min(7, (BASE - TOP - 6) / rows);
  return (
    <svg className="set-picture" height={PICTURE} aria-hidden="true" data-testid="set-picture">
      {chance !== null && <rect className="chance" x={x(-chance)} width={`${(100 * 2 * chance / (places.most - places.least)).toFixed(2)}%`} y={TOP} height={BASE - TOP} />}
      <line className="base" x1="0" x2="100%" y1={BASE} y2={BASE} />
      <line className="as-is" x1={x(0)} x2={x(0)} y1={TOP - 6} y2={BASE + 6} />
      {dots.map(({ at, row }, i) => <circle key={i} className="lot" cx={x(at)} cy={BASE - 4 - row * rise} r="3" />)}
      {effect !== null && <><line className="set" x1={x(effect)} x2={x(effect)} y1={TOP - 4} y2={BASE} /><circle className="set" cx={x(effect)} cy={TOP - 2} r="6" /></>}
      <Label at={0} places={places} y={BASE + 20} text={value === null ? 'as it is' : `as it is: ${formatNumber(value)}`} />
      {effect !== null && <Label at={effect} places={places} y={12} isBold text={value === null ? 'without these' : `without these: ${formatNumber(value + effect)}`} />}
    </svg>
  );
}

interface LabelProps {
  readonly at: number;
  readonly places: SetPlaces;
  readonly y: number;
  readonly text: string;
  readonly isBold?: boolean;
}

/** Words at a place of the line, within the picture. */
function Label({ at, places, y, text, isBold = false }: LabelProps): ReactElement {
  const place = placeOn([places.least, places.most], at);
  const [anchor, dx] = place < 0.3 ? ['start', -3] as const : place > 0.7 ? ['end', 3] as const : ['middle', 0] as const;
  return <text x={`${(100 * place).toFixed(2)}%`} dx={dx} y={y} textAnchor={anchor} className={isBold ? 'is-bold' : undefined}>{text}</text>;
}
