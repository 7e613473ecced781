export const server = 'https://valcombe.social'
export const now = new Date('2026-11-21T12:00:00Z')
export const us = '101'
export const them = '202'
export const account = {
  remoteId: 'laiterie@valcombe.social',
  handle: 'laiterie@valcombe.social',
  name: 'Laiterie',
}
export const secret = { token: 'marker-access-token' }
export const settings = {
  server,
  domain: 'valcombe.social',
  accountId: us,
  privacy: 'public',
  streaming: 'wss://streaming.valcombe.social',
  api: 7,
  limits: {
    maxCharacters: 500,
    urlWeight: 23,
    maxImages: 4,
    imageBytes: 16_777_216,
    imageTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    altMax: 1500,
    readAt: '2026-11-21',
  },
}

export const accounts: Record<string, Record<string, unknown>> = {
  [us]: person(us, 'laiterie', 'laiterie', 'Laiterie'),
  [them]: person(them, 'lucie', 'lucie@ailleurs.example', 'Lucie'),
}

function person(id: string, username: string, acct: string, name: string) {
  const home = acct.includes('@') ? `https://${acct.split('@')[1]}` : server
  const url = `${home}/@${username}`
  const pictures = {
    avatar: `${home}/a.png`,
    avatar_static: `${home}/a.png`,
    header: `${home}/h.png`,
    header_static: `${home}/h.png`,
  }
  const counts = { followers_count: 12, following_count: 3, statuses_count: 40, last_status_at: '2026-11-20' }
  const flags = {
    locked: false,
    bot: false,
    group: false,
    discoverable: true,
    indexable: true,
    noindex: false,
  }
  const created_at = '2024-01-01T00:00:00.000Z'
  const names = { username, acct, display_name: name, note: '', url, uri: `${home}/users/${username}` }
  return { id, ...names, ...pictures, ...counts, ...flags, created_at, emojis: [], fields: [] }
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** As Mastodon writes it: paragraphs, links cut by style only, mentions without their server. */
export const render = (text: string): string => {
  const html = escaped(text)
    .replace(
      /(https?:\/\/)([^\s]+)/g,
      '<a href="$1$2" rel="nofollow noopener" target="_blank"><span class="invisible">$1</span><span class="ellipsis">$2</span></a>',
    )
    .replace(/(?<![\w/"])@(\w+)@([\w.]+\w)/g, (_, name, host) => card(`https://${host}/@${name}`, name))
    .replace(/(?<![\w/">])@(\w+)(?![\w@])/g, (_, name) => card(`${server}/@${name}`, name))
  return html
    .split('\n\n')
    .map((block) => `<p>${block.replaceAll('\n', '<br />')}</p>`)
    .join('')
}
const card = (url: string, name: string) =>
  `<span class="h-card" translate="no"><a href="${url}" class="u-url mention">@<span>${name}</span></a></span>`

export const refusal = (status: number, error: string): Response => Response.json({ error }, { status })
