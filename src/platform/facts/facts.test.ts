import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlatform, type Platform } from '../../../tests/setup/platform.ts'
import type { Workspace } from '../context/index.ts'
import { inWorkspace } from '../database/index.ts'
import { backoffSeconds } from './dispatch.ts'
import { type Fact, type Reaction, reactionIndex, replayFacts } from './index.ts'

let platform: Platform
beforeAll(async () => {
  platform = await openPlatform()
})
afterAll(() => platform.close())

let number = 0
const newWorkspace = () => platform.makeWorkspace(`room-${number++}`)

/** A reaction that keeps what it saw. */
const witness = (name = 'witness.see', on = ['pot.opened', 'pot.closed']) => {
  const seen: Fact[] = []
  const reaction: Reaction = { name, on, run: async (_ctx, fact) => void seen.push(fact) }
  return { seen, reaction }
}
const quiet = async ({ dispatcher }: ReturnType<Platform['react']>) => {
  while ((await dispatcher.runDue()) > 0);
}
const waiting = (workspace: Workspace) =>
  inWorkspace(platform.database.db, workspace.id, (tx) =>
    tx.selectFrom('fact_delivery').selectAll().orderBy('seq').execute(),
  )
const count = (workspace: Workspace) =>
  inWorkspace(platform.database.db, workspace.id, (tx) =>
    tx
      .selectFrom('fact')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow(),
  )

describe('recording', () => {
  it('leaves nothing of a transaction that is rolled back', async () => {
    const { seen, reaction } = witness()
    const product = platform.react([reaction])
    const workspace = await newWorkspace()
    const failing = product.scope(workspace).transaction(async ({ facts }) => {
      await facts.record('pot.opened', 'p1')
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    await quiet(product)
    expect([seen, await count(workspace), await waiting(workspace)]).toEqual([[], { n: 0 }, []])
  })

  it('keeps the order of a batch, and gives each fact whole', async () => {
    const { seen, reaction } = witness()
    const product = platform.react([reaction])
    const subjects = Array.from({ length: 120 }, (_, at) => `p${at}`)
    await product
      .scope(await newWorkspace())
      .transaction(({ facts }) =>
        facts.recordMany(
          subjects.map((subject) => ({ type: 'pot.opened', subject, payload: { lid: subject } })),
        ),
      )
    await quiet(product)
    expect(seen.map((fact) => fact.subject)).toEqual(subjects)
    expect(seen[7]).toMatchObject({
      type: 'pot.opened',
      payload: { lid: 'p7' },
      actorKind: 'system',
      actorName: 'parvis',
      at: platform.clock.now(),
    })
  })

  it('queues nothing for a type nobody listens to', async () => {
    const product = platform.react([witness().reaction])
    const workspace = await newWorkspace()
    await product.scope(workspace).transaction(({ facts }) => facts.record('pot.painted', 'p1'))
    expect([await count(workspace), await waiting(workspace)]).toEqual([{ n: 1 }, []])
  })
})

describe('reacting', () => {
  it('gives every listener every fact once, a workspace to itself', async () => {
    const [one, other] = [witness('a.see'), witness('b.see', ['pot.closed'])]
    const product = platform.react([one.reaction, other.reaction])
    for (const workspace of [await newWorkspace(), await newWorkspace()])
      await product.scope(workspace).transaction(async ({ facts }) => {
        await facts.record('pot.opened', workspace.slug)
        await facts.record('pot.closed', workspace.slug)
      })
    await quiet(product)
    expect([one.seen.length, other.seen.length]).toEqual([4, 2])
  })

  it('sees its own workspace alone', async () => {
    const seen: string[] = []
    const look: Reaction = {
      name: 'look.around',
      on: ['pot.opened'],
      run: async (ctx) => {
        for (const row of await ctx.db.selectFrom('workspace').select('slug').execute()) seen.push(row.slug)
        expect(seen.at(-1)).toBe(ctx.workspace.slug)
      },
    }
    const product = platform.react([look])
    const [one, two] = [await newWorkspace(), await newWorkspace()]
    for (const workspace of [one, two])
      await product.scope(workspace).transaction(({ facts }) => facts.record('pot.opened', 'p'))
    await quiet(product)
    expect(seen.sort()).toEqual([one.slug, two.slug].sort())
  })

  it('undoes a failed reaction alone, waits longer each time, and keeps its words', async () => {
    const good = witness('good.see', ['pot.opened'])
    let failures = 3
    const fragile: Reaction = {
      name: 'fragile.write',
      on: ['pot.opened'],
      run: async (ctx) => {
        await ctx.facts.record('pot.counted', 'p')
        if (failures-- > 0) throw new Error('the lid is stuck')
      },
    }
    const product = platform.react([fragile, good.reaction])
    const workspace = await newWorkspace()
    await product.scope(workspace).transaction(({ facts }) => facts.record('pot.opened', 'p'))
    for (const attempts of [1, 2, 3]) {
      await quiet(product)
      expect(await waiting(workspace)).toMatchObject([
        { reaction: 'fragile.write', attempts, last_error: 'the lid is stuck' },
      ])
      expect(await count(workspace)).toEqual({ n: 1 })
      platform.clock.advance(backoffSeconds(attempts) * 1000 - 1)
      expect(await product.dispatcher.runDue()).toBe(0)
      platform.clock.advance(1)
    }
    await quiet(product)
    expect([good.seen.length, await waiting(workspace), await count(workspace)]).toEqual([1, [], { n: 2 }])
  })

  it('goes on after a statement that the database refused', async () => {
    const after = witness('z.after', ['pot.opened'])
    const broken: Reaction = {
      name: 'a.broken',
      on: ['pot.opened'],
      run: async ({ db }) =>
        void (await db
          .insertInto('workspace')
          .values({ id: 'no uuid' } as never)
          .execute()),
    }
    const product = platform.react([broken, after.reaction])
    await product.scope(await newWorkspace()).transaction(({ facts }) => facts.record('pot.opened', 'p'))
    await product.dispatcher.runDue()
    expect(after.seen).toHaveLength(1)
  })

  it('stops trying after twelve failures, and says so in the table', async () => {
    const hopeless: Reaction = {
      name: 'hopeless.try',
      on: ['pot.opened'],
      run: () => Promise.reject(new Error('no')),
    }
    const product = platform.react([hopeless])
    const workspace = await newWorkspace()
    await product.scope(workspace).transaction(({ facts }) => facts.record('pot.opened', 'p'))
    for (let tries = 0; tries < 40; tries++) {
      await product.dispatcher.runDue()
      platform.clock.advance(3_600_000)
    }
    expect(await waiting(workspace)).toMatchObject([{ attempts: 12 }])
  })

  it('serves a workspace in one process at a time, in order; others are served meanwhile', async () => {
    const seen: string[] = []
    let inside: () => void = () => {}
    let goOn: () => void = () => {}
    const entered = new Promise<void>((resolve) => (inside = resolve))
    const released = new Promise<void>((resolve) => (goOn = resolve))
    const slow: Reaction = {
      name: 'slow.see',
      on: ['pot.opened'],
      run: async (_ctx, { subject }) => {
        if (subject === 'first') {
          inside()
          await released
        }
        seen.push(subject)
      },
    }
    const [here, there] = [platform.react([slow]), platform.react([slow])]
    const [busy, other] = [await newWorkspace(), await newWorkspace()]
    for (const subject of ['first', 'second'])
      await here.scope(busy).transaction(({ facts }) => facts.record('pot.opened', subject))
    const running = here.dispatcher.runDue()
    await entered
    await here.scope(other).transaction(({ facts }) => facts.record('pot.opened', 'elsewhere'))
    await quiet(there)
    expect(seen).toEqual(['elsewhere'])
    goOn()
    await running
    await quiet(there)
    expect(seen).toEqual(['elsewhere', 'first', 'second'])
  })

  it('happens again when the process died before its commit', async () => {
    const { seen, reaction } = witness()
    const product = platform.react([reaction])
    const workspace = await newWorkspace()
    await product.scope(workspace).transaction(({ facts }) => facts.record('pot.opened', 'p'))
    const dying = platform.react([
      {
        ...reaction,
        run: async (ctx, fact) => {
          seen.push(fact)
          // The whole session goes, as when the process does.
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(ctx.db)
          await platform.asOwner((owner) => owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]))
        },
      },
    ])
    await expect(dying.dispatcher.runDue()).rejects.toThrow()
    await quiet(product)
    expect([seen.length, await waiting(workspace)]).toEqual([2, []])
  })

  it('replays what happened since a day, to one reaction', async () => {
    const [early, late] = [witness('early.see'), witness('late.see')]
    const before = platform.react([early.reaction])
    const workspace = await newWorkspace()
    for (const subject of ['old', 'new', 'newer']) {
      await before.scope(workspace).transaction(({ facts }) => facts.record('pot.opened', subject))
      platform.clock.advance(60_000)
    }
    await quiet(before)
    const product = platform.react([early.reaction, late.reaction])
    const since = new Date(platform.clock.now().getTime() - 120_000)
    const replayed = await product
      .scope(workspace)
      .transaction(({ db }) => replayFacts(db, late.reaction, since))
    await quiet(product)
    expect([replayed, late.seen.map((fact) => fact.subject), early.seen.length]).toEqual([
      2,
      ['new', 'newer'],
      3,
    ])
  })
})

it('refuses two reactions of one name', () => {
  const { reaction } = witness()
  expect(() => reactionIndex([reaction, reaction])).toThrow('witness.see')
})

it('waits longer and longer, an hour at most', () => {
  expect([1, 2, 3, 11, 12, 100].map(backoffSeconds)).toEqual([2, 4, 8, 2048, 3600, 3600])
})
