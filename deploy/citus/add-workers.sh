#!/bin/sh
# Runs once, at the first start of the coordinator: makes it known to the workers and them to it.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
select citus_set_coordinator_host('citus', 5432);
SQL
for worker in citus-worker-1 citus-worker-2; do
  until pg_isready -q -h "$worker"; do sleep 1; done
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -c "select citus_add_node('$worker', 5432)"
done
