import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { ChannelView } from '../../channels/contract.ts'
import { ask } from '../../web/queries.ts'
import { CharCount, LinkButton, NetworkGlyph, Notice, OptionRow, Skeleton } from '../../web/ui/index.ts'
import type { VerdictView } from '../contract.ts'
import styles from './channel-choice.module.css'
import { type DraftPost, withChannel } from './draft-post.ts'

/** Channels that can carry a post. */
export function usePublishingChannels(): { channels: readonly ChannelView[]; pending: boolean } {
  const { data, isPending } = useQuery(ask('/channels'))
  return { channels: data?.channels.filter((channel) => channel.can.publish) ?? [], pending: isPending }
}

interface Props {
  workspace: string
  draft: DraftPost
  verdicts: ReadonlyMap<string, VerdictView>
  onChange: (update: (now: DraftPost) => DraftPost) => void
}

/** Where it goes, with each network's own count. */
export function ChannelChoice({ workspace, draft, verdicts, onChange }: Props) {
  const t = useTranslations('publishing')
  const { channels, pending } = usePublishingChannels()
  const chosen = new Set(draft.variants.map((variant) => variant.channelId))
  return (
    <fieldset className={styles.choice}>
      <legend>{t('where')}</legend>
      {pending && <Skeleton label={t('loadingChannels')} rows={2} height={46} />}
      {!pending && channels.length === 0 && (
        <Notice tone="info" title={t('noChannel')}>
          <LinkButton to="/w/$workspace/settings/channels/connect" params={{ workspace }} size="small">
            {t('connect')}
          </LinkButton>
        </Notice>
      )}
      {channels.map((channel) => {
        const verdict = chosen.has(channel.id) ? verdicts.get(channel.id) : undefined
        const trouble =
          channel.state === 'cut' || channel.state === 'paused' ? t(`channel.${channel.state}`) : null
        return (
          <OptionRow
            key={channel.id}
            kind="checkbox"
            label={
              <span className={styles.line}>
                <NetworkGlyph monogram={channel.monogram} name={channel.networkName} />
                <span>{channel.name}</span>
              </span>
            }
            help={
              <span className={styles.line}>
                {verdict && (
                  <CharCount used={verdict.count} limit={verdict.max} network={channel.networkName} />
                )}
                {trouble ?? (verdict ? null : channel.handle || channel.networkName)}
              </span>
            }
            checked={chosen.has(channel.id)}
            onChange={(checked) => onChange((now) => withChannel(now, channel.id, checked))}
          />
        )
      })}
    </fieldset>
  )
}
