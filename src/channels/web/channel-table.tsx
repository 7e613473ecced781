import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { cx, LinkButton } from '../../web/ui/index.ts'
import type { ChannelView } from '../contract.ts'
import { BigGlyph } from './big-glyph.tsx'
import { CanDo } from './can-do.tsx'
import { ChannelStateWord } from './channel-state.tsx'
import styles from './channel-table.module.css'
import { channelsPlace, connectPlace } from './places.ts'

interface Props {
  workspace: string
  channels: readonly ChannelView[]
  selectedId: string | null
}

/** One line a channel; the first cut one carries the page's primary button. */
export function ChannelTable({ workspace, channels, selectedId }: Props) {
  const t = useTranslations('channels')
  const firstCut = channels.find((channel) => channel.state === 'cut')?.id
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('columns.channel')}</th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col">{t('columns.can')}</th>
          <th scope="col">
            <span className="sr">{t('columns.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <Row
            key={channel.id}
            {...{ workspace, channel }}
            selected={channel.id === selectedId}
            primary={channel.id === firstCut}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  workspace: string
  channel: ChannelView
  selected: boolean
  primary: boolean
}

function Row({ workspace, channel, selected, primary }: RowProps) {
  const t = useTranslations('channels')
  const { moment, day } = useTimes()
  const until = channel.expiresAt ? `${t('until', { day: day(channel.expiresAt) })}, ` : ''
  const read = channel.readAt ? t('readAt', { at: moment(channel.readAt) }) : t('neverRead')
  const needsAccess = channel.state === 'cut' || channel.state === 'expiring'
  return (
    <tr className={cx(selected && styles.on)}>
      <td>
        <Link
          {...channelsPlace(workspace, { channel: channel.id })}
          className={styles.name}
          aria-current={selected ? 'true' : undefined}
        >
          <BigGlyph monogram={channel.monogram} />
          <span>
            <b>{channel.networkName}</b>
            <small>{channel.handle || channel.name}</small>
          </span>
        </Link>
      </td>
      <td>
        <ChannelStateWord channel={channel} />
        <small className={styles.under}>
          {until}
          {read}
        </small>
      </td>
      <td>
        <CanDo can={channel.can} />
      </td>
      <td>
        {needsAccess && (
          <LinkButton
            {...connectPlace(workspace, { channel: channel.id })}
            size="small"
            {...(primary && { variant: 'primary' })}
          >
            {t(channel.state === 'cut' ? 'reconnect' : 'renew')}
          </LinkButton>
        )}
      </td>
    </tr>
  )
}
