create table media (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  name text not null,
  mime text not null,
  width int not null,
  height int not null,
  bytes int not null,
  file_key text not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (workspace_id, id)
);
call isolate('media');

-- Editorial content, before it takes the form of each channel.
create table post (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  text text not null check (length(text) <= 70000),
  -- [{mediaId, alt}]
  pictures jsonb not null default '[]',
  -- Null: a draft.
  scheduled_at timestamptz,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  primary key (workspace_id, id)
);
call isolate('post');
create index post_by_date on post (workspace_id, scheduled_at, id);

-- The form of a post for one channel.
create table variant (
  workspace_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  channel_id uuid not null,
  own_text text check (length(own_text) <= 70000),
  state text not null check (state in ('draft', 'scheduled', 'sending', 'published', 'failed', 'unknown', 'cancelled')),
  delivery_id uuid,
  remote_id text,
  url text,
  published_at timestamptz,
  trouble jsonb,
  metrics jsonb,
  metrics_at timestamptz,
  next_metrics_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, post_id, channel_id),
  foreign key (workspace_id, post_id) references post on delete cascade,
  foreign key (workspace_id, channel_id) references channel on delete cascade
);
call isolate('variant');
create index variant_metrics_due on variant (next_metrics_at) where next_metrics_at is not null;

create function claim_metrics(at timestamptz, how_many int) returns table (workspace_id uuid, id uuid)
language sql security definer set search_path = public, pg_temp as $$
  update variant v set next_metrics_at = at + interval '10 minutes'
  where (v.workspace_id, v.id) in (
    select d.workspace_id, d.id from variant d where d.next_metrics_at <= at order by d.next_metrics_at limit how_many for update skip locked)
  returning v.workspace_id, v.id
$$;
