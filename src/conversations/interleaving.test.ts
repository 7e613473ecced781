import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import type { WireMessage } from '../../tests/scripted-network/wire.ts'
import type { ConversationView } from './contract.ts'

let stage: Stage
let tokens: string[] = []
beforeAll(async () => {
  stage = await createStage({ lateMs: 20 })
})
afterAll(() => stage?.close())

/** What can happen at any moment: two teammates, a network, its people. Numbers choose among what exists. */
const happening = fc.oneof(
  fc.record({ does: fc.constant('arrive' as const), below: fc.nat(), early: fc.boolean() }),
  fc.record({
    does: fc.constant('reply' as const),
    who: fc.nat(1),
    to: fc.nat(),
    close: fc.boolean(),
    twice: fc.boolean(),
  }),
  fc.record({ does: fc.constant('look' as const), who: fc.nat(1), to: fc.nat() }),
  fc.record({
    does: fc.constantFrom('close' as const, 'reopen' as const, 'cancel' as const),
    who: fc.nat(1),
    to: fc.nat(),
  }),
  fc.record({
    does: fc.constant('misbehave' as const),
    how: fc.constantFrom(
      'refused' as const,
      'brokenAfter' as const,
      'resetBefore' as const,
      'rateLimited' as const,
    ),
  }),
  fc.record({ does: fc.constant('pass' as const), seconds: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ does: fc.constant('work' as const) }),
)
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never

interface Told {
  key: string
  answerId: string
  conversationId: string
}

/** One story on one account, and what its witnesses saw. */
class Story {
  readonly messages: WireMessage[] = []
  readonly late: WireMessage[] = []
  readonly told: Told[] = []
  /** What each teammate has on screen: versions, by conversation. */
  private readonly screens: Map<string, number>[] = [new Map(), new Map()]
  private readonly account: string
  private readonly channel: string
  private keys = 0
  constructor(account: string, channel: string) {
    this.account = account
    this.channel = channel
  }

  private async call(who: number, method: string, path: string, body?: unknown) {
    const answer = await stage.call(method, path, {
      token: tokens[who] ?? '',
      ...(body !== undefined && { body }),
    })
    expect(answer.status, `${method} ${path}`).toBeLessThan(method === 'GET' ? 300 : 429)
    return { status: answer.status, body: await answer.json() }
  }

  private async some(who: number, choice: number): Promise<ConversationView | undefined> {
    const all = (await this.all()).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const one = all[choice % Math.max(1, all.length)]
    if (one && !this.screens[who]?.has(one.id)) this.screens[who]?.set(one.id, one.version)
    return one
  }

  async all(): Promise<ConversationView[]> {
    const queues = await Promise.all(
      ['open', 'waiting', 'closed'].map((queue) =>
        this.call(0, 'GET', `/conversations?queue=${queue}&channel=${this.channel}&limit=100`),
      ),
    )
    return queues.flatMap(({ body }) => body.conversations)
  }

  show = async (id: string): Promise<ConversationView> =>
    (await this.call(0, 'GET', `/conversations/${id}`)).body

  /** A teammate's screen is refreshed only by looking: answers are written to what was there. */
  async happen(what: Happening): Promise<void> {
    if (what.does === 'arrive') return this.arrive(what.below, what.early)
    if (what.does === 'misbehave') return stage.server.next('write', what.how)
    if (what.does === 'pass') return stage.pass(what.seconds)
    if (what.does === 'work') return stage.processAll()
    const one = await this.some(what.who, what.to)
    if (!one) return
    const version = this.screens[what.who]?.get(one.id)
    if (what.does === 'look') this.screens[what.who]?.set(one.id, one.version)
    else if (what.does === 'reply')
      await this.reply(what.who, one.id, { version, close: what.close }, what.twice)
    else if (what.does === 'cancel') await this.cancel(what.who, one.id)
    else await this.call(what.who, 'POST', `/conversations/${one.id}/${what.does}`, { version })
  }

  private arrive(below: number, early: boolean): void {
    const parent = [...this.messages, ...this.late][below % (this.messages.length + this.late.length + 1)]
    const message = stage.message({ ...(parent && { parent: parent.id, root: parent.root ?? parent.id }) })
    if (early) this.late.push(message)
    else {
      this.messages.push(message)
      stage.server.say(this.account, message)
    }
  }

  arriveLate(): void {
    this.messages.push(...this.late)
    stage.server.say(this.account, ...this.late.splice(0))
  }

  private async reply(who: number, id: string, what: object, twice: boolean): Promise<void> {
    const key = `${this.account}-key-${++this.keys}`
    const ask = () =>
      this.call(who, 'POST', `/conversations/${id}/reply`, { ...what, text: key, requestKey: key })
    const answers = await Promise.all(twice ? [ask(), ask()] : [ask()])
    const taken = answers.filter(({ status }) => status === 202).map(({ body }) => body.id)
    expect(new Set(taken).size).toBeLessThanOrEqual(1)
    if (taken[0]) this.told.push({ key, answerId: taken[0], conversationId: id })
  }

  private async cancel(who: number, id: string): Promise<void> {
    const waiting = (await this.show(id)).answers.find((answer) => answer.state === 'queued')
    if (waiting)
      await this.call(who, 'POST', `/conversations/${id}/answers/${waiting.id}/resolve`, {
        outcome: 'cancel',
      })
  }

  posted = () => stage.server.journal.filter((entry) => entry.account === this.account)
}

const answersOf = (story: Story) =>
  stage.act((ctx) =>
    ctx.db
      .selectFrom('answer')
      .innerJoin('delivery', 'delivery.id', 'answer.delivery_id')
      .innerJoin('conversation_message', 'conversation_message.message_id', 'answer.to_message_id')
      .select([
        'answer.id',
        'answer.text',
        'answer.state',
        'answer.conversation_id',
        'answer.written_at',
        'delivery.state as delivery',
        'conversation_message.conversation_id as target',
      ])
      .where('request_key', 'in', ['', ...story.told.map((one) => one.key)])
      .execute(),
  )

test('whatever two teammates, a network and its people do, nobody is lost and nobody is answered twice', {
  timeout: 180_000,
}, async () => {
  let stories = 0
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 18 }), async (happenings) => {
      await stage.act((ctx) => ctx.db.updateTable('intake_source').set({ active: false }).execute())
      // Requests are counted by token: each story has its own.
      tokens = [await stage.token('owner'), await stage.token('manager')]
      const account = `story-${++stories}`
      const story = new Story(account, await stage.connect(account))
      await story.happen({ does: 'arrive', below: 0, early: false })
      await stage.pass(2)
      for (const what of happenings) await story.happen(what)
      story.arriveLate()
      for (let turn = 0; turn < 8; turn++) await stage.pass(20)

      // Answered at most once a request, exactly once when said to be sent.
      const answers = await answersOf(story)
      expect(answers).toHaveLength(story.told.length)
      for (const answer of answers) {
        expect(answer.state).toBe(answer.delivery)
        expect(answer.conversation_id).toBe(answer.target)
        expect(story.posted().filter((entry) => entry.text === answer.text)).toHaveLength(
          answer.state === 'sent' ? 1 : 0,
        )
      }
      // Every message is in one conversation; one that waits is in the queue.
      const views = await Promise.all((await story.all()).map(({ id }) => story.show(id)))
      const shown = views.flatMap((view) =>
        view.messages.filter((one) => !one.author.isUs).map((one) => one.text),
      )
      expect(shown.sort()).toEqual(story.messages.map((message) => message.text).sort())
      for (const view of views) expectTrue(view, answers)
      // A message that came after everything that was said or closed waits.
      const last = stage.message()
      stage.server.say(account, last)
      await stage.pass(2)
      expect((await story.all()).find((row) => row.excerpt === last.text)?.state).toBe('open')
    }),
    { numRuns: 10 },
  )
})

/** A conversation out of the queue has a reason: everything said before an answer that lives, or before a close. */
function expectTrue(view: ConversationView, answers: Awaited<ReturnType<typeof answersOf>>): void {
  const alive = answers.filter((answer) => answer.conversation_id === view.id && answer.state === 'sent')
  const theirs = view.messages.filter((one) => !one.author.isUs)
  if (view.state === 'waiting') {
    expect(alive.length).toBeGreaterThan(0)
    const latest = Math.max(...alive.map((answer) => answer.written_at.getTime()))
    for (const message of theirs) expect(Date.parse(message.sentAt)).toBeLessThanOrEqual(latest)
  }
  if (view.state === 'open') expect(theirs.map((one) => one.sentAt)).toContain(view.waitingSince)
  expect(view.messageCount).toBe(view.messages.length)
}
