-- Sign-in tables are about people, who may belong to several workspaces: no workspace_id, no row-level security.
-- better-auth reads and writes them (src/accounts/sign-in/tables.ts maps its names to these).
create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 80),
  email text not null unique check (email = lower(email) and length(email) <= 254),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  density text not null default 'normal' check (density in ('compact', 'normal', 'roomy')),
  shortcuts boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table session (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_by_person on session (person_id);

-- A way to prove who one is: the hash of a password, or an identity at an OpenID Connect provider.
create table credential (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index credential_by_person on credential (person_id);

-- Short-lived challenges, their identifiers hashed.
create table verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_by_identifier on verification (identifier);

create table two_factor (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);
create index two_factor_by_person on two_factor (person_id);

create table passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index passkey_by_person on passkey (person_id);

-- Tries by address and path, shared by all web processes.
create table sign_in_limit (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count int not null,
  last_request bigint not null
);

-- The one-time links that create the first owner. Emptied when one is used.
create table setup_link (
  token_hash bytea primary key,
  created_at timestamptz not null
);

create table teammate (
  workspace_id uuid not null references workspace on delete cascade,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('owner', 'director', 'manager', 'moderator', 'editor', 'analyst', 'client')),
  joined_at timestamptz not null,
  primary key (workspace_id, person_id)
);
call isolate('teammate');
create index teammate_by_person on teammate (person_id);

create table invitation (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  email text not null check (email = lower(email)),
  role text not null check (role in ('owner', 'director', 'manager', 'moderator', 'editor', 'analyst', 'client')),
  token_hash bytea not null,
  invited_by uuid references person on delete set null,
  invited_by_name text not null,
  -- The link went to the address itself and nowhere else: whoever has it reads that mailbox.
  mailed boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, email)
);
call isolate('invitation');
create index invitation_by_token on invitation (token_hash);

create table api_token (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  role text not null check (role in ('owner', 'director', 'manager', 'moderator', 'editor', 'analyst', 'client')),
  start text not null,
  token_hash bytea not null,
  created_by uuid references person on delete set null,
  created_by_name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
call isolate('api_token');
create index api_token_by_hash on api_token (token_hash);

-- The only look-ups across workspaces: each starts from a person or from the hash of a secret that someone holds.

create function workspaces_of(person uuid)
returns table (id uuid, slug text, name text, locale text, time_zone text, is_demo boolean, role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.slug, w.name, w.locale, w.time_zone, w.is_demo, t.role
  from teammate t join workspace w on w.id = t.workspace_id
  where t.person_id = person order by lower(w.name), w.id
$$;

create function membership(person uuid, workspace_slug text)
returns table (id uuid, slug text, name text, locale text, time_zone text, is_demo boolean, role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.slug, w.name, w.locale, w.time_zone, w.is_demo, t.role
  from workspace w join teammate t on t.workspace_id = w.id
  where w.slug = workspace_slug and t.person_id = person
$$;

-- Marks the use at most once a minute, so that a busy token does not write at each request.
create function use_token(hash bytea, at timestamptz)
returns table (
  token_id uuid, token_name text, token_role text,
  id uuid, slug text, name text, locale text, time_zone text, is_demo boolean
)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update api_token t set last_used_at = at
  where t.token_hash = hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > at)
    and (t.last_used_at is null or t.last_used_at < at - interval '1 minute');
  return query
  select t.id, t.name, t.role, w.id, w.slug, w.name, w.locale, w.time_zone, w.is_demo
  from api_token t join workspace w on w.id = t.workspace_id
  where t.token_hash = hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > at);
end $$;

create function find_invitation(hash bytea)
returns table (
  workspace_id uuid, invitation_id uuid, email text, role text, invited_by_name text, expires_at timestamptz,
  workspace_name text, locale text
)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, i.id, i.email, i.role, i.invited_by_name, i.expires_at, w.name, w.locale
  from invitation i join workspace w on w.id = i.workspace_id
  where i.token_hash = hash
$$;

create function find_workspace_by_slug(wanted text) returns setof workspace
language sql stable security definer set search_path = public, pg_temp as
$$ select * from workspace where slug = wanted $$;
