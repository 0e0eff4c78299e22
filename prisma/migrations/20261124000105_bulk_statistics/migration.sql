-- A tenth of the usual sample is enough for the joins that follow a load; autovacuum takes the whole one later.
ALTER FUNCTION analyze_project_year(integer) SET default_statistics_target = 20;
