-- The application role owns nothing: row-level security applies to it (docs/ARCHITECTURE.md, Tenancy).
do $$ begin
  create role parvis_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant parvis_app to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'parvis_app', 'member') then raise; end if;
end $$;

grant usage on schema public to parvis_app;
alter default privileges in schema public grant select, insert, update, delete on tables to parvis_app;
alter default privileges in schema public grant usage, select on sequences to parvis_app;

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create function current_workspace() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.workspace_id', true), '')::uuid $$;

-- Call once for every table that holds a workspace's data.
create procedure isolate(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy workspace on %s using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()))', target);
end $$;

create table workspace (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (length(name) between 1 and 120),
  locale text not null check (locale in ('fr', 'en')),
  time_zone text not null,
  is_demo boolean not null default false,
  created_at timestamptz not null
);

-- What happened, written in the transaction that made it happen.
create table fact (
  workspace_id uuid not null references workspace on delete cascade,
  seq bigint generated always as identity,
  type text not null,
  subject text not null,
  actor_kind text not null check (actor_kind in ('person', 'token', 'system')),
  actor_id uuid,
  actor_name text not null,
  payload jsonb not null default '{}',
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (workspace_id, seq)
);
call isolate('fact');
create index fact_by_subject on fact (workspace_id, subject, seq);
create index fact_by_time on fact (workspace_id, at desc);

-- One row for each reaction that has still to see a fact. Deleted when it has.
create table fact_delivery (
  workspace_id uuid not null,
  seq bigint not null,
  reaction text not null,
  not_before timestamptz not null,
  attempts int not null default 0,
  last_error text,
  primary key (workspace_id, seq, reaction),
  foreign key (workspace_id, seq) references fact on delete cascade
);
call isolate('fact_delivery');
create index fact_delivery_due on fact_delivery (not_before, seq);

-- The worker reads across workspaces only through functions like this one, which gives identifiers.
-- One process at a time serves a workspace, so its facts are seen in their order; other processes serve other workspaces.
create function claim_facts(until timestamptz, how_many int)
returns table (workspace_id uuid, seq bigint, reaction text, attempts int)
language plpgsql security definer set search_path = public, pg_temp as $$
declare candidate uuid;
begin
  for candidate in
    select d.workspace_id from fact_delivery d where d.not_before <= until group by d.workspace_id order by min(d.seq) limit 100
  loop
    if pg_try_advisory_xact_lock(8470003, hashtext(candidate::text)) then
      return query
        select d.workspace_id, d.seq, d.reaction, d.attempts from fact_delivery d
        where d.workspace_id = candidate and d.not_before <= until order by d.seq limit how_many;
      -- Another process may have served it between the two looks.
      if found then return; end if;
    end if;
  end loop;
end $$;

create function find_workspace(wanted uuid) returns setof workspace
language sql stable security definer set search_path = public, pg_temp as
$$ select * from workspace where id = wanted $$;

alter table workspace enable row level security;
create policy own on workspace using (id = (select current_workspace())) with check (id = (select current_workspace()));
