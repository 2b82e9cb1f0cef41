import type { ReactElement } from 'react';

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  /** Empty: all. */
  readonly value: string;
  readonly options: readonly string[];
  readonly onChoose: (value: string) => void;
}

/** A choice among some words, or all of them. */
export function Choice({ id, label, value, options, onChoose }: ChoiceProps): ReactElement {
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} data-testid={id} onChange={(event) => { onChoose(event.target.value); }}>
        <option value="">all</option>
        {options.map((option) => <option key={option} value={option}>{option.toLowerCase().replaceAll('_', ' ')}</option>)}
      </select>
    </span>
  );
}
