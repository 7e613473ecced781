-- Connected accounts, and the two doors to the networks: what arrives (intake) and what leaves (outbox).

create table channel (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  network text not null,
  remote_id text not null,
  handle text not null,
  name text not null,
  avatar_url text,
  url text,
  settings jsonb not null default '{}',
  -- AES-256-GCM, bound to this row (platform/secrets); null once disconnected.
  secret bytea,
  -- Why it is cut, in the kit's words: {kind, said, at}. Null when it works.
  trouble jsonb,
  cut_at timestamptz,
  paused_at timestamptz,
  disconnected_at timestamptz,
  expires_at timestamptz,
  checked_at timestamptz,
  connected_at timestamptz not null,
  connected_by text not null,
  primary key (workspace_id, id),
  unique (workspace_id, network, remote_id)
);
call isolate('channel');

create table space (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  remote_id text not null,
  name text not null,
  kind text not null,
  hosting_role text not null check (hosting_role in ('own', 'third-party')),
  primary key (workspace_id, id),
  unique (workspace_id, channel_id, remote_id),
  foreign key (workspace_id, channel_id) references channel on delete cascade
);
call isolate('space');

-- Where the reading of a channel stands.
create table intake_source (
  workspace_id uuid not null,
  channel_id uuid not null,
  network text not null,
  cursor text,
  active boolean not null default true,
  next_read_at timestamptz not null,
  read_at timestamptz,
  failures int not null default 0,
  last_error text,
  -- The process that reads now, and until when at most (see worker_alive).
  worker int,
  lease_until timestamptz,
  -- The process that holds the channel's stream open, where the network has one.
  stream_worker int,
  stream_not_before timestamptz not null default '-infinity',
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, channel_id) references channel on delete cascade
);
call isolate('intake_source');
create index intake_source_due on intake_source (next_read_at) where active;

create table message (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  remote_id text not null,
  kind text not null,
  visibility text not null check (visibility in ('public', 'private')),
  parent_remote_id text,
  root_remote_id text not null,
  author_remote_id text not null,
  author_handle text not null,
  author_name text not null,
  author_avatar_url text,
  author_url text,
  is_ours boolean not null,
  text text not null,
  language text,
  spans jsonb not null default '[]',
  attachments jsonb not null default '[]',
  sent_at timestamptz not null,
  received_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  url text,
  reply_ref jsonb,
  concerns text not null check (concerns in ('us', 'context')),
  likes int,
  replies int,
  shares int,
  -- The delivery that wrote it, and the teammate behind, for what left from here.
  delivery_id uuid,
  written_by text,
  liked_by_us boolean not null default false,
  hidden boolean not null default false,
  -- Held: kept from everybody on its network until somebody approves it.
  status text not null default 'shown' check (status in ('shown', 'held')),
  primary key (workspace_id, id),
  unique (workspace_id, channel_id, remote_id),
  foreign key (workspace_id, channel_id) references channel on delete cascade
);
call isolate('message');
create index message_by_parent on message (workspace_id, channel_id, parent_remote_id);
create index message_by_time on message (workspace_id, sent_at desc);

-- One action asked of a network, and its outcome.
create table delivery (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  network text not null,
  action text not null,
  command jsonb not null,
  -- The room that asked, and its row.
  origin text not null,
  subject uuid not null,
  state text not null check (state in ('due', 'sending', 'sent', 'rejected', 'unknown', 'cancelled')),
  due_at timestamptz not null,
  -- Not before: pushed back by refusals that allow another try. The hour asked for stays in due_at.
  try_at timestamptz not null,
  prepared jsonb,
  attempts int not null default 0,
  -- Set and committed before the request leaves: from then on only the network knows.
  asked_at timestamptz,
  worker int,
  lease_until timestamptz,
  remote_id text,
  url text,
  parts jsonb,
  trouble jsonb,
  asked_by_kind text not null,
  asked_by uuid,
  asked_by_name text not null,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, channel_id) references channel on delete cascade
);
call isolate('delivery');
create index delivery_due on delivery (try_at) where state in ('due', 'sending');
create index delivery_by_subject on delivery (workspace_id, origin, subject);
create index delivery_by_channel on delivery (workspace_id, channel_id, state);

-- A channel that may not be asked before a time: rate limit, broken access, pause.
create table outbox_hold (
  workspace_id uuid not null,
  channel_id uuid not null,
  until timestamptz not null,
  reason text not null,
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, channel_id) references channel on delete cascade
);
call isolate('outbox_hold');

-- Each process holds the advisory lock (8470002, key) in a session of its own: when it dies, PostgreSQL frees the lock at once
-- and the others take over what it had begun.
create function worker_alive(key int) returns boolean language sql volatile as $$
  select exists (
    select 1 from pg_locks
    where locktype = 'advisory' and classid = 8470002 and objid = key::oid and granted
      and database = (select oid from pg_database where datname = current_database()))
$$;

create function claim_reads(at timestamptz, by_worker int, lease interval, how_many int)
returns table (workspace_id uuid, channel_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  update intake_source s set worker = by_worker, lease_until = at + lease
  where (s.workspace_id, s.channel_id) in (
    select d.workspace_id, d.channel_id from intake_source d
    where d.active and d.next_read_at <= at and (d.worker is null or d.lease_until < at or not worker_alive(d.worker))
    order by d.next_read_at limit how_many for update skip locked)
  returning s.workspace_id, s.channel_id
$$;

create function next_read_at() returns timestamptz language sql stable security definer set search_path = public, pg_temp as
$$ select min(next_read_at) from intake_source where active and worker is null $$;

-- One owner a stream; the others take it over when its process dies.
create function claim_streams(at timestamptz, by_worker int, networks text[], how_many int)
returns table (workspace_id uuid, channel_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  update intake_source s set stream_worker = by_worker
  where (s.workspace_id, s.channel_id) in (
    select d.workspace_id, d.channel_id from intake_source d
    where d.active and d.network = any(networks) and d.stream_not_before <= at
      and (d.stream_worker is null or not worker_alive(d.stream_worker))
    limit how_many for update skip locked)
  returning s.workspace_id, s.channel_id
$$;

-- How many channels share what a network allows to one address.
create function channels_read(on_network text) returns int language sql stable security definer set search_path = public, pg_temp as
$$ select count(*)::int from intake_source where active and network = on_network $$;

-- What may be prepared or asked now. A row left in "sending" by a dead process comes back too: it has to be recovered.
create function claim_deliveries(at timestamptz, ahead interval, by_worker int, lease interval, how_many int)
returns table (workspace_id uuid, id uuid)
language sql security definer set search_path = public, pg_temp as $$
  update delivery d set worker = by_worker, lease_until = at + lease
  where (d.workspace_id, d.id) in (
    select e.workspace_id, e.id from delivery e
    where e.state in ('due', 'sending')
      -- Prepared ahead of its hour once: what fails then is tried again at the hour.
      and (e.try_at <= at or (e.prepared is null and e.attempts = 0 and e.state = 'due' and e.try_at <= at + ahead))
      and (e.worker is null or e.lease_until < at or not worker_alive(e.worker))
      and not exists (select 1 from outbox_hold h where h.workspace_id = e.workspace_id and h.channel_id = e.channel_id and h.until > at)
    order by e.try_at limit how_many for update skip locked)
  returning d.workspace_id, d.id
$$;

create function next_delivery_at(ahead interval) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select min(case when prepared is null and attempts = 0 and state = 'due' then try_at - ahead else try_at end)
  from delivery where state in ('due', 'sending') and worker is null
$$;
