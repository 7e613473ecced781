import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useShortcuts } from '../../web/keyboard/index.ts'
import { SettingsFrame } from '../../web/layout/index.ts'
import { ask } from '../../web/queries.ts'
import { useWorkspace } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { LinkButton, Notice, Skeleton, showToast } from '../../web/ui/index.ts'
import type { ChannelView } from '../contract.ts'
import styles from './connect.module.css'
import { CredentialsForm } from './credentials-form.tsx'
import { NetworkChoice } from './network-choice.tsx'
import { channelsPlace } from './places.ts'
import { useRefusalWords } from './refusal-words.ts'

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A new channel, or with `?channel=` the access of one given again. */
function Connect() {
  const t = useTranslations('channels')
  const words = useRefusalWords()
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const networks = useQuery({ ...ask('/networks'), staleTime: Number.POSITIVE_INFINITY })
  const channels = useQuery(ask('/channels'))
  const channel = channels.data?.channels.find((each) => each.id === search.channel) ?? null
  const wanted = channel?.network ?? textOf(search.network)
  const all = networks.data?.networks ?? []
  const network = all.find((each) => each.id === wanted) ?? (all.length === 1 ? all[0] : undefined)
  const title = channel ? t('reconnectTitle') : t('connectOne')
  usePageTitle(title)
  useShortcuts([{ keys: 'Ctrl+Enter', run: () => document.querySelector('form')?.requestSubmit() }])

  const choose = (id: string) =>
    void navigate({
      to: '/w/$workspace/settings/channels/connect',
      params: { workspace: slug },
      search: { network: id },
      replace: true,
    })
  const done = (now: ChannelView) => {
    showToast(t('connectedDone', { name: now.name, network: now.networkName }))
    void navigate({
      to: '/w/$workspace/settings/channels',
      params: { workspace: slug },
      search: { channel: now.id },
    })
  }
  const error = networks.error ?? channels.error

  return (
    <SettingsFrame title={title}>
      {error && (
        <Notice tone="late" title={words(error).message}>
          {words(error).help}
        </Notice>
      )}
      {(networks.isPending || (search.channel !== undefined && channels.isPending)) && (
        <Skeleton label={t('loading')} rows={4} />
      )}
      {networks.data && (
        <div className={channel ? styles.alone : styles.columns}>
          {!channel && (
            <section>
              <NetworkChoice networks={all} chosenId={network?.id ?? null} onChoose={choose} />
              <p className={styles.compare}>
                <LinkButton {...channelsPlace(slug, { view: 'capabilities' })} variant="quiet" size="small">
                  {t('compare')}
                </LinkButton>
              </p>
            </section>
          )}
          <section className={styles.form}>
            {network ? (
              <CredentialsForm
                key={`${network.id} ${channel?.id}`}
                workspace={slug}
                network={network}
                channel={channel}
                onDone={done}
              />
            ) : (
              <p className="t2">{t('chooseNetwork')}</p>
            )}
          </section>
        </div>
      )}
    </SettingsFrame>
  )
}

export { Connect as screen }
