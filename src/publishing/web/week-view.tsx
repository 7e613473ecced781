import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { ask } from '../../web/queries.ts'
import { useNow } from '../../web/time/use-now.ts'
import { useTimes } from '../../web/time/words.ts'
import { instantOf, wallTimeOf } from '../../web/time/zone.ts'
import { cx, LinkButton, NetworkGlyph, Notice, Skeleton } from '../../web/ui/index.ts'
import type { PostView } from '../contract.ts'
import { Picture } from './picture.tsx'
import { newPostPlace } from './places.ts'
import { momentOf } from './post-groups.ts'
import { PostStateWord } from './post-state.tsx'
import { firstLine } from './post-words.ts'
import { useRefusalWords } from './refusal-words.ts'
import { addDays, type Day, daysOfWeek } from './week.ts'
import styles from './week-view.module.css'

interface Props {
  workspace: string
  monday: Day
  today: Day
}

const NOON = 'T12:00'

/** Seven days and what leaves on each, at the hours of the workspace's zone. */
export function WeekView({ workspace, monday, today }: Props) {
  const t = useTranslations('publishing')
  const words = useRefusalWords()
  const { timeZone } = useTimes()
  const edge = (day: Day) => instantOf(`${day}T00:00`, timeZone)?.toISOString() ?? `${day}T00:00:00.000Z`
  const { data, error, isPending } = useQuery(
    ask('/posts', { query: { from: edge(monday), to: edge(addDays(monday, 7)), limit: 100 } }),
  )
  if (isPending) return <Skeleton label={t('loading')} rows={5} height={66} />
  if (error) {
    return (
      <div className={styles.trouble}>
        <Notice tone="late" title={words(error).message}>
          {words(error).help}
        </Notice>
      </div>
    )
  }
  const on = (day: Day) =>
    data.posts
      .filter((post) => wallTimeOf(momentOf(post), timeZone).startsWith(day))
      .sort((one, other) => momentOf(one).localeCompare(momentOf(other)))
  return (
    <div className={styles.week}>
      {daysOfWeek(monday).map((day, at) => (
        <DayColumn key={day} {...{ workspace, day, today }} weekend={at > 4} posts={on(day)} />
      ))}
    </div>
  )
}

interface DayProps {
  workspace: string
  day: Day
  today: Day
  weekend: boolean
  posts: readonly PostView[]
}

function DayColumn({ workspace, day, today, weekend, posts }: DayProps) {
  const t = useTranslations('publishing')
  const format = useFormatter()
  const now = useNow()
  const noon = new Date(`${day}${NOON}:00Z`)
  const isToday = day === today
  const next = posts.findIndex((post) => Date.parse(momentOf(post)) > now)
  return (
    <section
      className={cx(
        styles.day,
        weekend && styles.weekend,
        isToday && styles.today,
        day < today && styles.past,
      )}
      aria-label={format.dateTime(noon, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })}
      aria-current={isToday ? 'date' : undefined}
    >
      <p className={styles.head} aria-hidden>
        <b>{Number(day.slice(8))}</b> {format.dateTime(noon, { weekday: 'short', timeZone: 'UTC' })}
      </p>
      {posts.map((post, at) => (
        <Post key={post.id} post={post} workspace={workspace} afterNow={isToday && at === next} />
      ))}
      {day >= today && (
        <span className={styles.add}>
          <LinkButton {...newPostPlace(workspace, { at: `${day}${NOON}` })} variant="quiet" size="small" full>
            {t('addOn')}
          </LinkButton>
        </span>
      )}
    </section>
  )
}

function Post({ post, workspace, afterNow }: { post: PostView; workspace: string; afterNow: boolean }) {
  const t = useTranslations('publishing')
  const { hour, timeZone } = useTimes()
  const now = useNow()
  const picture = post.pictures[0]
  const look =
    post.state === 'published'
      ? styles.done
      : post.state === 'failed' || post.state === 'partly'
        ? styles.wrong
        : undefined
  return (
    <>
      {afterNow && (
        <p className={styles.now}>
          <span className="sr">{t('now')}</span>
          {hour(new Date(now))}
        </p>
      )}
      <Link
        to="/w/$workspace/publications/$postId"
        params={{ workspace, postId: post.id }}
        className={cx(styles.post, look, post.state === 'unknown' && styles.unsure)}
      >
        {picture && <Picture media={{ ...picture, alt: '' }} size="320" className={styles.picture} />}
        <span className={styles.when}>
          <time className="num">{wallTimeOf(momentOf(post), timeZone).slice(11)}</time>
          <PostStateWord state={post.state} />
        </span>
        <b>{firstLine(post.text) || t('noText')}</b>
        <span className={styles.networks}>
          {post.variants.map(({ id, channel }) => (
            <NetworkGlyph
              key={id}
              monogram={channel.monogram}
              name={`${channel.networkName}, ${channel.name}`}
            />
          ))}
        </span>
      </Link>
    </>
  )
}
