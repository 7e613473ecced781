import { useMutation, useQueryClient } from '@tanstack/react-query'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleMinus from 'lucide-react/icons/circle-minus'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { useTimes } from '../../web/time/words.ts'
import { Button, Icon, LinkButton, Notice, showToast } from '../../web/ui/index.ts'
import type { ChannelView } from '../contract.ts'
import { BigGlyph } from './big-glyph.tsx'
import { abilities } from './can-do.tsx'
import styles from './channel-pane.module.css'
import { DisconnectDialog } from './disconnect-dialog.tsx'
import { connectPlace } from './places.ts'
import { useRefusalWords } from './refusal-words.ts'

interface Props {
  workspace: string
  channel: ChannelView
  onGone: () => void
}

/** One channel: what is wrong, what it may do, and what to do about it. */
export function ChannelPane({ workspace, channel, onGone }: Props) {
  const t = useTranslations('channels')
  const { day } = useTimes()
  const words = useRefusalWords()
  const client = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  const params = { channelId: channel.id }
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] })
  const check = useMutation({
    mutationFn: () => api.post('/channels/{channelId}/check', { params }),
    onSettled: refresh,
  })
  const pause = useMutation({
    mutationFn: (paused: boolean) => api.post('/channels/{channelId}/pause', { params, body: { paused } }),
    onSuccess: (_now, paused) => {
      if (paused) showToast(t('pausedDone', { name: channel.name }), () => pause.mutate(false))
    },
    onSettled: refresh,
  })
  const paused = channel.state === 'paused'
  const failed = check.error ?? pause.error
  const needsAccess = channel.state === 'cut' || channel.state === 'expiring'
  const checked = check.data && !check.data.trouble

  return (
    <>
      <div className={styles.who}>
        <BigGlyph monogram={channel.monogram} large />
        <div>
          <h2>{channel.name}</h2>
          <p className="t2">
            {t('by', { handle: channel.handle, name: channel.connectedBy, day: day(channel.connectedAt) })}
          </p>
        </div>
      </div>
      {channel.trouble && (
        <Notice tone={channel.state === 'cut' ? 'late' : 'soon'} title={channel.trouble.message}>
          {channel.trouble.help}
        </Notice>
      )}
      {channel.held > 0 && <Notice tone="info">{t('held', { count: channel.held })}</Notice>}
      {failed && (
        <Notice tone="late" role="alert" title={words(failed).message}>
          {words(failed).help}
        </Notice>
      )}
      <div className={styles.actions}>
        {needsAccess && (
          <LinkButton {...connectPlace(workspace, { channel: channel.id })} full>
            {t(channel.state === 'cut' ? 'reconnect' : 'renew')}
          </LinkButton>
        )}
        <Button icon={RefreshCw} full busy={check.isPending} onClick={() => check.mutate()}>
          {t('check')}
        </Button>
        <p role="status" className={styles.checked}>
          {check.isPending
            ? t('checking', { network: channel.networkName })
            : checked
              ? t('checkedWell')
              : ''}
        </p>
      </div>
      <section>
        <h3>{t('whatItDoes')}</h3>
        <ul className={styles.abilities}>
          {abilities.map(({ id }) => (
            <li key={id} className={channel.can[id] ? undefined : styles.no}>
              <Icon of={channel.can[id] ? CircleCheck : CircleMinus} size={15} />
              <span>{channel.can[id] ? t(`canFull.${id}`) : t('cannot', { what: t(`canFull.${id}`) })}</span>
            </li>
          ))}
        </ul>
      </section>
      {channel.url && (
        <a className="link" href={channel.url} target="_blank" rel="noopener noreferrer">
          {t('seeOn', { network: channel.networkName })}
          <span className="sr"> {t('newTab')}</span>
        </a>
      )}
      <div className="row wrap">
        <Button size="small" busy={pause.isPending} onClick={() => pause.mutate(!paused)}>
          {t(paused ? 'resume' : 'pause')}
        </Button>
        {!needsAccess && (
          <LinkButton {...connectPlace(workspace, { channel: channel.id })} size="small">
            {t('changeAccess')}
          </LinkButton>
        )}
        <Button size="small" variant="danger" onClick={() => setLeaving(true)}>
          {t('disconnect')}
        </Button>
      </div>
      <DisconnectDialog channel={channel} open={leaving} onClose={() => setLeaving(false)} onGone={onGone} />
    </>
  )
}
