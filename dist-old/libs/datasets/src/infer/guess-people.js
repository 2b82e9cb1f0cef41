import { wordsOf } from './name-words.js';
const PEOPLE = /^(person|people|name|surname|firstname|lastname|customer|client|patient|employee|student|applicant|candidate|citizen|user|member|passenger|defendant|education|occupation|salary|income|workclass|job|household|relationship|dependants|dependents|kunde|patientin|mitarbeiter|beruf|gehalt|einkommen|profession|salaire|revenu|empleado|ingresos|salario|stipendio)$/;
/** Whether the rows look like people: a protected attribute says so, words such as "patient" or "salary" make it likely. */
export function guessPeople(columns) {
    const attributes = columns.filter((column) => column.protected.value).map((column) => column.name);
    if (attributes.length > 0) {
        return { value: true, confidence: attributes.length > 1 ? 0.95 : 0.8, reason: `possibly protected: ${attributes.join(', ')}` };
    }
    const words = columns.flatMap((column) => wordsOf(column.name)).filter((word) => PEOPLE.test(word));
    if (columns.every((column) => /^column_\d+$/.test(column.name))) {
        return { value: false, confidence: 0.2, reason: 'the columns have no names: say true where the rows are people' };
    }
    if (words.length === 0)
        return { value: false, confidence: 0.7, reason: 'no column speaks of people' };
    return { value: true, confidence: words.length > 1 ? 0.8 : 0.6, reason: `columns speak of ${[...new Set(words)].slice(0, 4).join(', ')}` };
}
//# sourceMappingURL=guess-people.js.map