/** The words of a column name, lower case, without accents: `dateOfBirth`, `DATE_OF_BIRTH` and `date of birth` are the same. */
export function wordsOf(name) {
    return name
        .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '');
}
//# sourceMappingURL=name-words.js.map