import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import Send from 'lucide-react/icons/send'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ApiError } from '../../web/api-error.ts'
import { useShortcuts } from '../../web/keyboard/index.ts'
import { PageHead } from '../../web/layout/index.ts'
import { ask } from '../../web/queries.ts'
import { useWorkspace } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { useTimes } from '../../web/time/words.ts'
import { instantOf, type WallTime } from '../../web/time/zone.ts'
import { Button, IconButton, showToast, TabPanel } from '../../web/ui/index.ts'
import type { PostView } from '../contract.ts'
import { ChannelChoice, usePublishingChannels } from './channel-choice.tsx'
import { Checks } from './checks.tsx'
import { isEmpty, textFor, withOwnText, withText } from './draft-post.ts'
import styles from './editor.module.css'
import { EditorTroubles } from './editor-troubles.tsx'
import { OwnText } from './own-text.tsx'
import { Pictures } from './pictures.tsx'
import { listPlace, postPlace } from './places.ts'
import { PostText } from './post-text.tsx'
import { firstLine, TITLE } from './post-words.ts'
import { Preview } from './preview.tsx'
import { SaveWords } from './save-words.tsx'
import { ScheduleButton } from './schedule-button.tsx'
import { useDraftPost } from './use-draft-post.ts'
import { usePictures } from './use-pictures.ts'
import { useVerdicts } from './use-verdicts.ts'
import { SHARED, VariantTabs } from './variant-tabs.tsx'

interface Props {
  post: PostView | null
  /** An hour chosen before writing, from the calendar. */
  wantedAt: WallTime | ''
}

const ALT_MAX = 2000

/** The shortest alternative text that the chosen networks take. */
function useAltMax(networks: readonly string[]): number {
  const { data } = useQuery({ ...ask('/networks'), staleTime: Number.POSITIVE_INFINITY })
  const limits = data?.networks.flatMap((network) =>
    networks.includes(network.id) && network.images ? network.images.altMax : [],
  )
  return Math.min(ALT_MAX, ...(limits ?? []))
}

export function Editor({ post, wantedAt }: Props) {
  const t = useTranslations('publishing')
  const client = useQueryClient()
  const navigate = useNavigate()
  const { slug, timeZone } = useWorkspace()
  const { moment } = useTimes()
  const { channels: all } = usePublishingChannels()
  const state = useDraftPost(slug, post)
  const { draft, change, saving } = state
  const { verdicts, current, blocked } = useVerdicts(slug, draft)
  const pictures = usePictures(change)
  const [at, setAt] = useState<WallTime | ''>(wantedAt)
  const [tab, setTab] = useState(SHARED)

  const channels = draft.variants.flatMap(
    ({ channelId }) => all.find((channel) => channel.id === channelId) ?? [],
  )
  const selected =
    channels.find((channel) => channel.id === tab) ?? (channels.length === 1 ? channels[0] : undefined)
  const variant = draft.variants.find(({ channelId }) => channelId === selected?.id)
  const follows = selected !== undefined && variant?.ownText === null && channels.length > 1
  const altMax = useAltMax(channels.map((channel) => channel.network))
  const text = textFor(draft, selected?.id ?? null)
  const title = firstLine(draft.text, TITLE) || t('newPost')
  const when = at && instantOf(at, timeZone)
  usePageTitle(title)

  const leave = useMutation({
    mutationFn: async () => {
      const saved = await state.flush()
      if (!saved) throw new Error('nothing to publish')
      return api.post('/posts/{postId}/publish', {
        params: { postId: saved.id },
        body: { version: saved.version, ...(at && { at }) },
      })
    },
    onSuccess: async (now) => {
      state.forget()
      client.setQueryData(ask('/posts/{postId}', { params: { postId: now.id } }).queryKey, now)
      showToast(when ? t('scheduledDone', { at: moment(when) }) : t('leavingDone'))
      await navigate({ ...postPlace(slug, now.id), replace: true })
      await client.invalidateQueries({ queryKey: ['posts'] })
    },
  })
  const remove = useMutation({
    mutationFn: async () => {
      const saved = await state.flush().catch(() => post)
      if (saved) await api.delete('/posts/{postId}', { params: { postId: saved.id } })
    },
    onSuccess: async () => {
      state.forget()
      showToast(t('removedDone'))
      await navigate(listPlace(slug))
      await client.invalidateQueries({ queryKey: ['posts'] })
    },
  })

  const ready =
    channels.length > 0 &&
    !isEmpty(draft) &&
    current &&
    !blocked &&
    pictures.uploads.every((upload) => upload.trouble)
  const go = () => {
    if (ready && !leave.isPending) leave.mutate()
  }
  useShortcuts([{ keys: 'Ctrl+Enter', label: t(at ? 'schedule.go' : 'publishNow'), run: go }])
  const conflict = saving.error instanceof ApiError && saving.error.status === 409
  const actions = (
    <>
      <ScheduleButton at={at} timeZone={timeZone} onChange={setAt} />
      <Button
        variant="primary"
        icon={Send}
        keys="Ctrl+↵"
        disabled={!ready}
        busy={leave.isPending}
        onClick={go}
      >
        {t(at ? 'schedule.go' : 'publishNow')}
      </Button>
    </>
  )

  return (
    <>
      <PageHead
        title={title}
        sub={<SaveWords saving={saving} />}
        back={{ ...listPlace(slug), label: t('backToList') }}
        phoneActions={<IconButton icon={Trash2} label={t('remove')} onClick={() => remove.mutate()} />}
      >
        <Button variant="quiet" icon={Trash2} busy={remove.isPending} onClick={() => remove.mutate()}>
          {t('remove')}
        </Button>
        {actions}
      </PageHead>
      <div className={styles.composer}>
        <section className={styles.where} aria-label={t('where')} data-pane>
          <ChannelChoice workspace={slug} draft={draft} verdicts={verdicts} onChange={change} />
        </section>
        <section className={styles.editor} aria-label={t('variants')} data-pane>
          {channels.length > 0 && (
            <VariantTabs
              channels={channels}
              verdicts={verdicts}
              selected={selected?.id ?? SHARED}
              onSelect={setTab}
            />
          )}
          <TabPanel id="variant" selected={selected?.id ?? SHARED} className={styles.inside ?? ''}>
            <EditorTroubles
              conflict={conflict}
              errors={[conflict ? null : saving.error, leave.error, remove.error]}
              onSettle={(keep) => void state.settle(keep)}
            />
            <PostText
              label={selected ? t('textOn', { name: selected.name }) : t('textShared')}
              text={text}
              readOnly={follows}
              verdict={selected && verdicts.get(selected.id)}
              network={selected?.networkName}
              onText={(next) => change((now) => withText(now, selected?.id ?? null, next))}
              onFiles={(files) => void pictures.add(files)}
            >
              {selected && channels.length > 1 && (
                <OwnText
                  follows={follows}
                  onFollow={(follow) =>
                    change((now) => withOwnText(now, selected.id, follow ? null : now.text))
                  }
                />
              )}
            </PostText>
            <Pictures
              draft={draft}
              uploads={pictures.uploads}
              altMax={altMax}
              onChange={change}
              onDismiss={pictures.drop}
            />
          </TabPanel>
        </section>
        <aside className={styles.side} aria-label={t('previewAndChecks')} data-pane>
          <h2>{t('preview')}</h2>
          <Preview
            channel={selected ?? channels[0]}
            text={text}
            pictures={draft.pictures}
            when={when ? moment(when) : t('schedule.now')}
          />
          <Checks channels={channels} verdicts={verdicts} onSee={setTab} />
        </aside>
      </div>
      <div className={styles.foot}>{actions}</div>
    </>
  )
}
