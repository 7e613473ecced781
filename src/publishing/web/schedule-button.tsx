import CalendarClock from 'lucide-react/icons/calendar-clock'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { instantOf, type WallTime, wallTimeOf } from '../../web/time/zone.ts'
import { Button, DateTimePicker, Popover } from '../../web/ui/index.ts'
import styles from './schedule-button.module.css'

interface Props {
  at: WallTime | ''
  timeZone: string
  onChange: (at: WallTime | '') => void
}

const HOUR_MS = 3_600_000

/** The next round hour: something to start from, never something chosen for the person. */
const soon = (timeZone: string): WallTime =>
  wallTimeOf(new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS), timeZone)

/** Now, or an hour of the workspace's zone, which it names. */
export function ScheduleButton({ at, timeZone, onChange }: Props) {
  const t = useTranslations('publishing')
  const { moment } = useTimes()
  const chosen = at && instantOf(at, timeZone)
  return (
    <Popover
      label={t('schedule.title')}
      align="end"
      trigger={
        <Button icon={CalendarClock} endIcon={ChevronDown}>
          {chosen ? moment(chosen) : t('schedule.choose')}
        </Button>
      }
    >
      {(close) => (
        <div className={styles.box}>
          <DateTimePicker
            label={t('schedule.when')}
            timeZone={timeZone}
            min={wallTimeOf(new Date(), timeZone)}
            value={at}
            onChange={onChange}
          />
          <div className={styles.actions}>
            {at === '' ? (
              <Button size="small" onClick={() => onChange(soon(timeZone))}>
                {t('schedule.nextHour')}
              </Button>
            ) : (
              <Button
                size="small"
                onClick={() => {
                  onChange('')
                  close()
                }}
              >
                {t('schedule.ratherNow')}
              </Button>
            )}
            <Button size="small" onClick={close}>
              {t('schedule.done')}
            </Button>
          </div>
        </div>
      )}
    </Popover>
  )
}
