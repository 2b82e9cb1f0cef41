/** The migrated database that every test database is cloned from. */
export const TEMPLATE_DATABASE = 'gradlens_template';
/** The same server, another database. */
export function withDatabase(connectionString, database) {
    return connectionString.replace(/\/[^/?]*($|\?)/, `/${database}$1`);
}
//# sourceMappingURL=test-database.js.map