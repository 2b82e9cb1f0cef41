/** Conditions without those that are not there: null is as good as nothing. */
export function given(conditions) {
    return Object.fromEntries(Object.entries(conditions).map(([name, value]) => [name, value ?? undefined]));
}
//# sourceMappingURL=given.js.map