import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parvis, startParvis } from '../setup/parvis-process.ts'
import { startWordPress } from './servers/index.ts'
import { peopleOf } from './wordpress-people.ts'

test('a held comment appears in Conversations, is approved and answered there, and WordPress shows both', {
  timeout: 180_000,
}, async () => {
  const site = await startWordPress()
  onTestFinished(site.stop)
  const { says, publicly } = await peopleOf(site)
  const folder = await mkdtemp(join(tmpdir(), 'parvis-wordpress-'))
  const env = { PARVIS_DATA: join(folder, 'data'), ALLOW_PRIVATE_HOSTS: '127.0.0.1' }
  const person = [
    '--email',
    'ines@laiterie-valcombe.example',
    '--password',
    'les vaches du Haut-Pré au soleil',
  ]
  await parvis(env, 'setup', ...person, '--workspace', 'Laiterie de Valcombe', '--locale', 'fr')
  const token = await parvis(
    env,
    'token',
    'create',
    '--workspace',
    'laiterie-de-valcombe',
    '--role',
    'manager',
  )
  const server = await startParvis(env)
  try {
    const call = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
      expect(answer.ok, `${path}: ${answer.status}`).toBe(true)
      return answer.json()
    }
    const { id: channel } = await call('POST', '/channels', {
      network: 'wordpress',
      fields: { url: site.url, user: site.user, applicationPassword: site.applicationPassword },
    })
    const question = `Faut-il réserver ? ${Math.random()}`
    const id = await says(question, { status: 'hold' })
    const waiting = { timeout: 40_000, interval: 200 }
    const listed = async () =>
      (await call('GET', `/conversations?queue=open&channel=${channel}&limit=100`)).conversations.find(
        (row: { excerpt: string }) => row.excerpt === question,
      )
    await expect.poll(listed, waiting).toBeDefined()
    const conversation = await listed()
    const shown = () => call('GET', `/conversations/${conversation.id}`)
    const view = await shown()
    const message = view.messages.find((one: { text: string }) => one.text === question)
    expect(message).toMatchObject({ status: 'held' })
    expect(view.messages[0]).toMatchObject({ kind: 'article', author: { isUs: true } })
    expect(view.reply).toMatchObject({ allowed: true, canApprove: true, canSpam: true })
    expect(await publicly(id)).toBe(false)

    await call('POST', `/conversations/${conversation.id}/messages/${message.id}/moderate`, {
      action: 'approve',
    })
    await expect.poll(() => publicly(id), waiting).toBe(true)
    const text = 'Oui, par téléphone.'
    await call('POST', `/conversations/${conversation.id}/reply`, { text, requestKey: 'wordpress-answer' })
    const replies = async () =>
      (await (await fetch(`${site.url}/wp-json/wp/v2/comments?parent=${id}`)).json()).map(
        (one: { content: { rendered: string } }) => one.content.rendered,
      )
    await expect.poll(replies, waiting).toEqual([`<p>${text}</p>\n`])
    await expect.poll(async () => (await shown()).answers, waiting).toEqual([])
    expect((await shown()).messages.map((one: { status: string }) => one.status)).toEqual([
      'shown',
      'shown',
      'shown',
    ])
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
