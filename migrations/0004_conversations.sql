-- A thread of messages that someone may have to answer: one branch below a post of ours, or a post of theirs that calls us.
create table conversation (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  -- The message at the top of the branch.
  branch_remote_id text not null,
  root_remote_id text not null,
  visibility text not null check (visibility in ('public', 'private')),
  state text not null check (state in ('open', 'waiting', 'closed')),
  -- The oldest message of theirs that has no answer.
  waiting_message_id uuid,
  waiting_since timestamptz,
  target_at timestamptz,
  -- Everything received until then was dealt with by a click.
  closed_at timestamptz,
  read_at timestamptz,
  -- Their last message, ours when they said nothing: a list names the person, an answer goes to them.
  last_message_id uuid,
  last_message_at timestamptz not null,
  message_count int not null default 0,
  assignee_id uuid,
  assignee_name text,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, channel_id, branch_remote_id),
  foreign key (workspace_id, channel_id) references channel on delete cascade,
  check ((state = 'open') = (waiting_since is not null))
);
call isolate('conversation');
create index conversation_queue on conversation (workspace_id, waiting_since, id) where state = 'open';
create index conversation_recent on conversation (workspace_id, state, last_message_at desc, id desc);

create table conversation_message (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  -- The version of the conversation that it came with: who answers an earlier one has not seen it.
  since_version int not null,
  -- Null: since it arrived. Later when what we said before was said without having seen it.
  heard_at timestamptz,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, conversation_id) references conversation on delete cascade,
  foreign key (workspace_id, message_id) references message on delete cascade
);
call isolate('conversation_message');
create index conversation_message_of on conversation_message (workspace_id, conversation_id);

-- What we wrote from here, until the network shows it as a message.
create table answer (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  to_message_id uuid not null,
  text text not null check (length(text) between 1 and 70000),
  state text not null check (state in ('queued', 'sending', 'sent', 'rejected', 'unknown', 'cancelled')),
  written_by uuid,
  written_by_name text not null,
  written_at timestamptz not null,
  close_after boolean not null,
  -- The version of the conversation that it made: who shows an earlier one has not seen it.
  version int not null,
  request_key text not null,
  delivery_id uuid not null,
  trouble jsonb,
  primary key (workspace_id, id),
  unique (workspace_id, request_key),
  foreign key (workspace_id, conversation_id) references conversation on delete cascade
);
call isolate('answer');
create index answer_of on answer (workspace_id, conversation_id, written_at);
