import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import { useTranslations } from 'use-intl'
import type { ChannelView } from '../../channels/contract.ts'
import { cx, Icon } from '../../web/ui/index.ts'
import type { VerdictView } from '../contract.ts'
import styles from './checks.module.css'

interface Props {
  channels: readonly ChannelView[]
  verdicts: ReadonlyMap<string, VerdictView>
  onSee: (channelId: string) => void
}

interface Line {
  channel: ChannelView
  code: string
  level: VerdictView['level']
  message: string
  help: string | null
}

const drawings = { ready: CircleCheck, warning: CircleAlert, blocking: CircleX }

/** What each network would say, before anything leaves. Warnings never block; what blocks says how to mend it. */
export function Checks({ channels, verdicts, onSee }: Props) {
  const t = useTranslations('publishing')
  const lines = channels.flatMap((channel): Line[] => {
    const verdict = verdicts.get(channel.id)
    if (!verdict) return []
    if (verdict.issues.length === 0)
      return [{ channel, code: 'ready', level: 'ready', message: t('ready'), help: null }]
    return verdict.issues.map((issue) => ({ channel, ...issue }))
  })
  return (
    <section>
      <h3 className={styles.title}>{t('beforePublishing')}</h3>
      {lines.length === 0 ? (
        <p className="t2">{t(channels.length ? 'checking' : 'chooseChannel')}</p>
      ) : (
        <ul className={styles.list}>
          {lines.map(({ channel, code, level, message, help }) => (
            <li key={`${channel.id} ${code}`} className={cx(styles[level])}>
              <Icon of={drawings[level]} size={15} />
              <span>
                <span className="sr">{t(`levels.${level}`)} </span>
                {t('verdictOf', { name: channel.networkName, message })}
                {help && <small>{help}</small>}
              </span>
              {level !== 'ready' && channels.length > 1 && (
                <button type="button" className="link" onClick={() => onSee(channel.id)}>
                  {t('see')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
