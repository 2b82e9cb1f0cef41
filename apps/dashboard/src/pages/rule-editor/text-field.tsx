import { useState, type ReactElement, type Ref } from 'react';

interface FieldProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly text: string;
  readonly wrongLines: ReadonlySet<number>;
  readonly onText: (text: string) => void;
}

/** The text of a rule file with its lines numbered; lines with a mistake are marked. Tab leaves it, as everywhere. */
export function TextField({ ref, text, wrongLines, onText }: FieldProps): ReactElement {
  const [scrolled, setScrolled] = useState(0);
  return (
    <div className="rule-field">
      <div className="rule-lines" aria-hidden="true">
        <ol style={{ transform: `translateY(-${String(scrolled)}px)` }}>{text.split('\n').map((_, i) => <li key={i} className={wrongLines.has(i + 1) ? 'is-wrong' : undefined}>{i + 1}</li>)}</ol>
      </div>
      <textarea
        ref={ref} value={text} rows={22} spellCheck={false} wrap="off" aria-label="Rule file" aria-invalid={wrongLines.size > 0} data-testid="rule-text"
        onChange={(event) => { onText(event.target.value); }} onScroll={(event) => { setScrolled(event.currentTarget.scrollTop); }}
      />
    </div>
  );
}
