/**
 * Prints the schema `public` from the catalogue, sorted by name: the same text on PostgreSQL 15 to 18 (not-null
 * constraints, which 18 lists, are printed with their column). The embedded server has no pg_dump.
 */
export async function printSchema(client) {
    const { rows } = await client.query(TABLES);
    const parts = [];
    for (const { name, kind, options } of rows) {
        parts.push(kind === 'v' ? await printView(client, name) : await printTable(client, name, options));
    }
    return `-- Printed from the catalogue by printSchema; do not edit.\n\n${parts.join('\n\n')}\n`;
}
const TABLES = `select c.relname as name, c.relkind as kind, c.reloptions as options
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  and c.relname <> 'schema_migration' order by c.relname collate "C"`;
const COLUMNS = `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
    a.attidentity as identity, pg_get_expr(d.adbin, d.adrelid) as "default",
    case when a.attstorage <> t.typstorage then a.attstorage end as storage
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`;
const CONSTRAINTS = `select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
  where conrelid = $1::regclass and contype <> 'n' order by contype = 'p' desc, conname collate "C"`;
const INDEXES = `select pg_get_indexdef(i.indexrelid) as text from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1::regclass and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by c.relname collate "C"`;
/** Row-level security by the names of the policies: the server's own text of their conditions differs between major versions. */
const SECURITY = `select 'alter table ' || c.relname || ' enable row level security; -- policies: '
    || coalesce((select string_agg(polname, ', ' order by polname) from pg_policy where polrelid = c.oid), 'none') as text
  from pg_class c where c.oid = $1::regclass and c.relrowsecurity`;
const STORAGE_NAMES = { p: 'plain', e: 'external', m: 'main', x: 'extended' };
async function printTable(client, table, options) {
    const columns = await client.query(COLUMNS, [`public.${table}`]);
    const constraints = await client.query(CONSTRAINTS, [`public.${table}`]);
    const indexes = await client.query(INDEXES, [`public.${table}`]);
    const lines = [
        ...columns.rows.map(printColumn),
        ...constraints.rows.map(({ name, text }) => `constraint ${name} ${text}`),
    ];
    const storage = options === null ? '' : ` with (${[...options].sort().join(', ')})`;
    const head = `create table ${table} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n)${storage};`;
    const security = await client.query(SECURITY, [`public.${table}`]);
    return [head, ...indexes.rows.map(({ text }) => `${text};`), ...security.rows.map(({ text }) => text)].join('\n');
}
function printColumn(column) {
    return [
        `${JSON.stringify(column.name).replace(/^"([a-z_0-9]+)"$/, '$1')} ${column.type}`,
        column.storage === null ? '' : ` storage ${STORAGE_NAMES[column.storage] ?? column.storage}`,
        column.notNull ? ' not null' : '',
        column.identity === '' ? '' : ` generated ${column.identity === 'a' ? 'always' : 'by default'} as identity`,
        column.default === null ? '' : ` default ${column.default}`,
    ].join('');
}
/** A view by its columns and the tables it reads: the server's own text of a view differs between major versions. */
async function printView(client, view) {
    const columns = await client.query(COLUMNS, [`public.${view}`]);
    const tables = await client.query(`select distinct t.relname collate "C" as name from pg_rewrite w join pg_depend d on d.classid = 'pg_rewrite'::regclass
       and d.objid = w.oid and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
     join pg_class t on t.oid = d.refobjid where w.ev_class = $1::regclass order by 1`, [`public.${view}`]);
    const list = columns.rows.map((column) => `  ${column.name} ${column.type}`).join(',\n');
    return `-- view ${view} over ${tables.rows.map((row) => row.name).join(', ')}\ncreate view ${view} (\n${list}\n);`;
}
//# sourceMappingURL=print-schema.js.map