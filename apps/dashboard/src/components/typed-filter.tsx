import { useEffect, useRef, useState, type ReactElement } from 'react';

/** What is typed is looked for when it has stood still for so long. Unit: ms. */
const REST_MS = 300;

interface TypedProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onRest: (value: string) => void;
}

/** A filter that is typed. */
export function TypedFilter({ id, label, placeholder, value, onRest }: TypedProps): ReactElement {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    setTyped(value);
  }, [value]);
  const latest = useRef(onRest);
  useEffect(() => {
    latest.current = onRest;
  });
  useEffect(() => {
    if (typed === value) return;
    // a page that is shown anew meanwhile does not begin the wait again
    const timer = setTimeout(() => { latest.current(typed); }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value]);
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="search" value={typed} placeholder={placeholder} data-testid={id} onChange={(event) => { setTyped(event.target.value); }} />
    </span>
  );
}
