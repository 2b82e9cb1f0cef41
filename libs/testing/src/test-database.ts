/** The migrated database that every test database is cloned from. */
export const TEMPLATE_DATABASE = 'gradlens_template';

/** The same server, another database. */
export function withDatabase(connectionString: string, database: string): string {
  return connectionString.replace(/\/[^/?]*($|\?)/, `/${database}$1`);
}
