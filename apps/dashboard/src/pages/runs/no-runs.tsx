import type { ReactElement } from 'react';
import { Empty } from '../../components/page-states.js';

/** There is no run yet, and how to start one. */
export function NoRuns(): ReactElement {
  return (
    <Empty title="No runs yet.">
      <p>Start one; it appears here with its first step:</p>
      <pre>npx gradlens run examples/adult.yaml</pre>
      <p>Own data: <code>npx gradlens init data.csv</code> writes a spec to start from.</p>
    </Empty>
  );
}
