import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import Plug from 'lucide-react/icons/plug'
import Plus from 'lucide-react/icons/plus'
import Table2 from 'lucide-react/icons/table-2'
import { useTranslations } from 'use-intl'
import { SettingsFrame } from '../../web/layout/index.ts'
import { ask } from '../../web/queries.ts'
import { useWorkspace } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, EmptyState, LinkButton, Notice, Skeleton } from '../../web/ui/index.ts'
import { Capabilities } from './capabilities.tsx'
import { byUrgency } from './channel-news.ts'
import { ChannelPane } from './channel-pane.tsx'
import { ChannelTable } from './channel-table.tsx'
import { Lede } from './lede.tsx'
import { channelsPlace, connectPlace } from './places.ts'
import { useRefusalWords } from './refusal-words.ts'

/** Channels, or what each network allows: `?view=capabilities`. */
function Screen() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  if (search.view === 'capabilities') return <Capabilities />
  return <Channels selectedId={typeof search.channel === 'string' ? search.channel : null} />
}

function Channels({ selectedId }: { selectedId: string | null }) {
  const t = useTranslations('channels')
  const words = useRefusalWords()
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useQuery(ask('/channels'))
  const channels = byUrgency(data?.channels ?? [])
  const selected = channels.find((channel) => channel.id === selectedId)
  usePageTitle(t('title'))

  const connect = connectPlace(slug)
  const capabilities = channelsPlace(slug, { view: 'capabilities' })
  const actions = (
    <>
      <LinkButton {...capabilities} icon={Table2}>
        {t('capabilities.title')}
      </LinkButton>
      <LinkButton {...connect} icon={Plus}>
        {t('connectOne')}
      </LinkButton>
    </>
  )
  const phone = (
    <LinkButton {...connect} variant="quiet" icon={Plus}>
      {t('connectShort')}
    </LinkButton>
  )

  return (
    <SettingsFrame
      title={t('title')}
      sub={data && t('count', { count: channels.length })}
      actions={actions}
      phoneActions={phone}
      {...(selected && {
        pane: (
          <ChannelPane
            key={selected.id}
            workspace={slug}
            channel={selected}
            onGone={() => void navigate(channelsPlace(slug))}
          />
        ),
      })}
    >
      {error && (
        <Notice tone="late" title={words(error).message}>
          {words(error).help}{' '}
          <Button size="small" onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </Notice>
      )}
      {isPending && <Skeleton label={t('loading')} rows={4} height={50} />}
      {data && channels.length === 0 && (
        <EmptyState
          icon={Plug}
          title={t('empty.title')}
          action={
            <LinkButton {...connect} variant="primary">
              {t('empty.connect')}
            </LinkButton>
          }
        >
          {t('empty.help')}
        </EmptyState>
      )}
      {channels.length > 0 && (
        <>
          <Lede channels={channels} />
          <ChannelTable workspace={slug} channels={channels} selectedId={selectedId} />
          <p className="only-phone">
            <LinkButton {...capabilities} icon={Table2}>
              {t('capabilities.title')}
            </LinkButton>
          </p>
        </>
      )}
    </SettingsFrame>
  )
}

export { Screen as screen }
