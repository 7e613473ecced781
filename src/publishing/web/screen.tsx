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
import { Button, IconButton, LinkButton, ToggleGroup } from '../../web/ui/index.ts'
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
  useShortcuts([{ keys: 'n', label: t('new'), run: write }])

  const views = [
    { value: 'week', label: t('views.week') },
    { value: 'list', label: t('views.list') },
  ] as const
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
        <LinkButton {...newPostPlace(slug)} variant="primary" icon={Plus} keys="N">
          {t('new')}
        </LinkButton>
      </PageHead>
      <div className={styles.bar}>
        <ToggleGroup
          label={t('views.label')}
          value={week ? 'week' : 'list'}
          options={views}
          onChange={(view) =>
            void navigate({ ...listPlace(slug, view === 'week' ? { view } : {}), replace: true })
          }
        />
        {week && <WeekSteps slug={slug} monday={monday} />}
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

function WeekSteps({ slug, monday }: { slug: string; monday: string }) {
  const t = useTranslations('publishing')
  const navigate = useNavigate()
  const go = (day?: string) =>
    void navigate({ ...listPlace(slug, { view: 'week', ...(day && { week: day }) }), replace: true })
  const previous = () => go(addDays(monday, -7))
  const next = () => go(addDays(monday, 7))
  useShortcuts([
    { keys: 't', label: t('thisWeek'), run: () => go() },
    { keys: 'PageUp', label: t('previousWeek'), run: previous },
    { keys: 'PageDown', label: t('nextWeek'), run: next },
  ])
  return (
    <span className="row">
      <IconButton icon={ChevronLeft} label={t('previousWeek')} onClick={previous} />
      <Button size="small" keys="T" onClick={() => go()}>
        {t('thisWeek')}
      </Button>
      <IconButton icon={ChevronRight} label={t('nextWeek')} onClick={next} />
    </span>
  )
}

export { Publications as screen }
