-- For the operator's commands: identifiers and counts across workspaces, never content.
create function all_workspaces() returns table (id uuid) language sql stable security definer set search_path = public, pg_temp as
$$ select id from workspace order by id $$;

create function doctor_counts() returns table (reactions bigint, "unknown" bigint, cut bigint, late bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from fact_delivery where attempts >= 3),
    (select count(*) from delivery where state = 'unknown'),
    (select count(*) from channel where cut_at is not null and disconnected_at is null),
    (select count(*) from intake_source where active and failures >= 3)
$$;
