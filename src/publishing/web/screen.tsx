import { useNavigate, useSearch } from '@tanstack/react-router'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Plus from 'lucide-react/icons/plus'
import { useFormatter, useTranslations } from 'use-intl'
import { useShortcuts } from '../../web/keyboard/index.ts'
import { PageHead } from '../../web/layout/index.ts'
import { useWorkspace } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { useNow } from '../../web/time/use-now.ts'
import { wallTimeOf } from '../../web/time/zone.ts'
import { Button, cx, IconButton, LinkButton, ToggleGroup } from '../../web/ui/index.ts'
import { listPlace, newPostPlace } from './places.ts'
import { PostList } from './post-list.tsx'
import styles from './screen.module.css'
import { addDays, isDay, mondayOf, weekNumber } from './week.ts'
import { WeekView } from './week-view.tsx'

/** Publications, as a list or by the week. */
function Publications() {
  const t = useTranslations('publishing')
  const { slug, timeZone } = useWorkspace()
  const navigate = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const today = wallTimeOf(new Date(useNow()), timeZone).slice(0, 10)
  const week = search.view === 'week'
  const monday = mondayOf(isDay(search.week) ? search.week : today)
  const write = () => void navigate(newPostPlace(slug))
  usePageTitle(t('title'))
  const show = (day?: string) =>
    void navigate({ ...listPlace(slug, { view: 'week', ...(day && { week: day }) }), replace: true })
  const moves = {
    previous: () => show(addDays(monday, -7)),
    today: () => show(),
    next: () => show(addDays(monday, 7)),
  }
  useShortcuts([
    { keys: 'n', label: t('new'), run: write },
    { keys: 't', label: t('thisWeek'), run: moves.today },
    ...(week
      ? [
          { keys: 'PageUp', label: t('previousWeek'), run: moves.previous },
          { keys: 'PageDown', label: t('nextWeek'), run: moves.next },
        ]
      : []),
  ])

  const views = [
    { value: 'week', label: t('views.week') },
    { value: 'list', label: t('views.list') },
  ] as const
  const toggle = (
    <ToggleGroup
      label={t('views.label')}
      value={week ? 'week' : 'list'}
      options={views}
      onChange={(view) =>
        void navigate({ ...listPlace(slug, view === 'week' ? { view } : {}), replace: true })
      }
    />
  )
  const steps = <WeekSteps {...moves} />
  return (
    <>
      <PageHead
        title={week ? t('week', { number: weekNumber(monday) }) : t('title')}
        {...(week && { sub: <WeekDates monday={monday} /> })}
        phoneActions={
          <LinkButton {...newPostPlace(slug)} variant="quiet" icon={Plus}>
            {t('newShort')}
          </LinkButton>
        }
      >
        {week && steps}
        {toggle}
        <LinkButton {...newPostPlace(slug)} variant="primary" icon={Plus} keys="N">
          {t('new')}
        </LinkButton>
      </PageHead>
      <div className={cx(styles.bar, 'only-phone')}>
        {toggle}
        {week && steps}
      </div>
      {week ? <WeekView workspace={slug} monday={monday} today={today} /> : <PostList workspace={slug} />}
    </>
  )
}

const WeekDates = ({ monday }: { monday: string }) => {
  const format = useFormatter()
  const at = (day: string) => new Date(`${day}T12:00:00Z`)
  return format.dateTimeRange(at(monday), at(addDays(monday, 6)), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

function WeekSteps({ previous, today, next }: Record<'previous' | 'today' | 'next', () => void>) {
  const t = useTranslations('publishing')
  return (
    <span className="row">
      <IconButton icon={ChevronLeft} label={t('previousWeek')} onClick={previous} />
      <Button size="small" keys="T" onClick={today}>
        {t('thisWeek')}
      </Button>
      <IconButton icon={ChevronRight} label={t('nextWeek')} onClick={next} />
    </span>
  )
}

export { Publications as screen }
