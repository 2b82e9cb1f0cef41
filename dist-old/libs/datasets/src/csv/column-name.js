import { nameSchema } from '#libs/contracts';
/**
 * The name that a column of a file goes by: its header where that is a valid name, else the header with every run of other
 * characters made one `_` (`hours/week (avg)?` → `hours/week _avg_`), else `column_N`.
 *
 * @param position zero-based place of the column in the file.
 */
export function columnName(header, position) {
    if (nameSchema.safeParse(header).success)
        return header;
    const plain = header.replace(/[^\p{L}\p{N}_ ./-]+/gu, '_').replace(/^[ ./-]+/, '').slice(0, 100).trim();
    return nameSchema.safeParse(plain).success && plain !== '_' ? plain : `column_${position + 1}`;
}
//# sourceMappingURL=column-name.js.map