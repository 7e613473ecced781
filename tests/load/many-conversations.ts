import pg from 'pg'

/**
 * Fills a workspace with open conversations of one message each, straight into the tables: what is measured is reading them.
 * Texts vary in length and script as real ones do.
 */
export async function fillConversations(
  ownerUrl: string,
  workspaceSlug: string,
  howMany: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(
      `create temporary table target on commit drop as
       select w.id as workspace_id, gen_random_uuid() as channel_id from workspace w where w.slug = $1`,
      [workspaceSlug],
    )
    await client.query(`insert into channel (workspace_id, id, network, remote_id, handle, name, connected_at, connected_by)
      select workspace_id, channel_id, 'bluesky', 'did:bench', 'bench.example', 'Banc', now(), 'bench' from target`)
    await client.query(
      `create temporary table filled on commit drop as
       select t.*, n, gen_random_uuid() as message_id, gen_random_uuid() as conversation_id, now() - n * interval '41 seconds' as at,
         repeat((array['Le pot fuit depuis ce matin. ', 'Merci pour la visite ! ', 'Où trouver le beurre demi-sel ? ', '🧀 Une idée : '])[1 + n % 4], 1 + n % 6) as said
       from target t, generate_series(1, $1) n`,
      [howMany],
    )
    await client.query(`insert into message (workspace_id, id, channel_id, remote_id, kind, visibility, root_remote_id, author_remote_id, author_handle,
        author_name, is_ours, text, sent_at, received_at, concerns)
      select workspace_id, message_id, channel_id, 'bench:' || n, 'mention', 'public', 'bench:' || n, 'author:' || n % 3000, 'membre' || n % 3000,
        'Membre ' || n % 3000, false, said, at, at, 'us' from filled`)
    await client.query(`insert into conversation (workspace_id, id, channel_id, branch_remote_id, root_remote_id, visibility, state, waiting_message_id,
        waiting_since, target_at, last_message_id, last_message_at, message_count, created_at)
      select workspace_id, conversation_id, channel_id, 'bench:' || n, 'bench:' || n, 'public', 'open', message_id, at, at + interval '1 hour', message_id, at, 1, at
      from filled`)
    await client.query(
      'insert into conversation_message (workspace_id, message_id, conversation_id, since_version) select workspace_id, message_id, conversation_id, 1 from filled',
    )
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}
