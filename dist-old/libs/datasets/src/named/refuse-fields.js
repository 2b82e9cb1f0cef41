import { InputError } from '#libs/contracts';
/** Refuses fields of `data.text` that a data set has no use for. @throws InputError naming the first. */
export function refuseFields(text, fields, allowed) {
    const field = fields.find((each) => text[each] !== undefined);
    if (field !== undefined)
        throw new InputError({ source: null, path: `data.text.${field}`, value: JSON.stringify(text[field]), allowed });
}
//# sourceMappingURL=refuse-fields.js.map