import { crowd, type Member, team } from '../world/cast.ts'
import { type Exchange, exchanges, products, towns } from '../world/exchanges.ts'
import { keyOf, type PublishedPost, publishedPosts } from '../world/posts.ts'
import type { Line } from '../world/thread.ts'
import { createRandom, type Random } from './random.ts'
import type { PastThread } from './threads.ts'

const DAYS = 89
const DAY = 24 * 60

/** Ninety days of closed threads, always the same ones, up to yesterday evening. Pure. */
export function pastThreads(now: Date): PastThread[] {
  const random = createRandom(20_260_521)
  const sinceMidnight = now.getUTCHours() * 60 + now.getUTCMinutes()
  const told: PastThread[] = []
  for (let day = DAYS; day >= 1; day--) {
    const threads = 1 + Number(random.chance(0.35)) + Number(random.chance(0.1))
    for (let nth = 0; nth < threads; nth++) {
      const started = random.between(6 * 60, 18 * 60)
      // Each exchange comes back only when all have been told.
      const exchange = exchanges[told.length % exchanges.length]
      if (exchange) told.push(tellAgain(random, exchange, day, day * DAY + sinceMidnight - started))
    }
  }
  return told
}

function tellAgain(random: Random, exchange: Exchange, day: number, ago: number): PastThread {
  const product = random.pick(products)
  const town = random.pick(towns)
  const fill = (text: string) =>
    text.replaceAll('{le}', product.le).replaceAll('{du}', product.du).replaceAll('{lieu}', town)
  const person = random.pick(crowd)
  const answered = ago - random.between(12, 150)
  const thanked = answered - random.between(5, 80)
  const member = signatory(exchange.answer) ?? random.pick(team)
  const line = (by: string, text: string, at: number): Line => ({
    by,
    text: fill(text),
    ago: at,
    likes: random.between(0, 4),
    ...(exchange.language && { language: exchange.language }),
  })
  const post = random.chance(0.7) && publishedPosts.find((one) => isFresh(one, day))
  return {
    on: 'dairy',
    ...(post && { under: keyOf(post) }),
    given: member,
    lines: [
      line(person, exchange.said, ago),
      ...(exchange.answer ? [line(member, exchange.answer, answered)] : []),
      ...(exchange.answer && exchange.thanks ? [line(person, exchange.thanks, thanked)] : []),
    ],
    over: exchange.answer && !exchange.thanks ? 'answered' : { likedAfter: random.between(3, 30) },
  }
}

/** A post is commented in the days that follow it. Two at least: its day is the dairy's, the thread's is that of UTC. */
const isFresh = (post: PublishedPost, day: number): boolean =>
  post.on.includes('dairy') && post.days - day >= 2 && post.days - day <= 5

const signatory = (answer: string | undefined): Member | undefined =>
  team.find((name) =>
    answer
      ?.trimEnd()
      .replace(/\.$/, '')
      .endsWith(name.split(' ')[0] ?? name),
  )
