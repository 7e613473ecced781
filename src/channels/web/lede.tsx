import { useTranslations } from 'use-intl'
import type { ChannelView } from '../contract.ts'
import { channelNews } from './channel-news.ts'
import { daysUntil } from './days-until.ts'
import styles from './lede.module.css'

const MOST_NAMED = 3

/** The state of all channels in a few sentences, the worst first. */
export function Lede({ channels }: { channels: readonly ChannelView[] }) {
  const t = useTranslations('channels')
  const { named, well } = channelNews(channels)
  if (named.length === 0) return <p className={styles.lede}>{t('lede.well', { count: well })}</p>
  const sentence = (channel: ChannelView) => {
    const name = channel.networkName
    switch (channel.state) {
      case 'cut':
        return t('lede.cut', { name, held: channel.held })
      case 'expiring':
        return t('lede.expiring', { name, days: channel.expiresAt ? daysUntil(channel.expiresAt) : 0 })
      case 'late':
        return t('lede.late', { name })
      default:
        return t('lede.paused', { name })
    }
  }
  const [first, ...others] = named.slice(0, MOST_NAMED)
  const more = named.length - MOST_NAMED
  return (
    <p className={styles.lede}>
      {first && <b>{sentence(first)}</b>} {others.map(sentence).join(' ')}{' '}
      {more > 0 && t('lede.more', { count: more })} {well > 0 && t('lede.others', { count: well })}
    </p>
  )
}
