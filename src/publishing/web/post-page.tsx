import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import Undo2 from 'lucide-react/icons/undo-2'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { Duo, PageHead } from '../../web/layout/index.ts'
import { ask } from '../../web/queries.ts'
import { useWorkspace } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { useTimes } from '../../web/time/words.ts'
import { Button, Notice } from '../../web/ui/index.ts'
import type { PostView } from '../contract.ts'
import { listPlace, postPlace } from './places.ts'
import { momentOf } from './post-groups.ts'
import styles from './post-page.module.css'
import { PostStateWord } from './post-state.tsx'
import { firstLine, TITLE } from './post-words.ts'
import { Preview } from './preview.tsx'
import { useRefusalWords } from './refusal-words.ts'
import { VariantOutcome } from './variant-outcome.tsx'

/** A post that is to leave, is leaving, or has left: no longer written, only followed. */
export function PostPage({ post }: { post: PostView }) {
  const t = useTranslations('publishing')
  const words = useRefusalWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { slug } = useWorkspace()
  const { moment } = useTimes()
  const title = firstLine(post.text, TITLE) || t('noText')
  usePageTitle(title)
  const unschedule = useMutation({
    mutationFn: () => api.post('/posts/{postId}/unschedule', { params: { postId: post.id } }),
    onSuccess: async (now) => {
      client.setQueryData(ask('/posts/{postId}', { params: { postId: post.id } }).queryKey, now)
      await navigate({ ...postPlace(slug, post.id), replace: true })
      await client.invalidateQueries({ queryKey: ['posts'] })
    },
  })
  const back = (
    <Button icon={Undo2} busy={unschedule.isPending} onClick={() => unschedule.mutate()}>
      {t('unschedule')}
    </Button>
  )
  const channel = post.variants[0]?.channel
  return (
    <>
      <PageHead
        title={title}
        sub={<PostStateWord state={post.state} />}
        back={{ ...listPlace(slug), label: t('backToList') }}
        {...(post.state !== 'scheduled' && { phoneActions: null })}
      >
        {post.state === 'scheduled' && back}
      </PageHead>
      <Duo
        sideLabel={t('preview')}
        side={
          <>
            <h2>{t('preview')}</h2>
            <Preview
              channel={channel}
              text={channel ? (post.variants[0]?.text ?? post.text) : post.text}
              pictures={post.pictures}
              when={moment(momentOf(post))}
            />
          </>
        }
      >
        <div className={styles.page}>
          <p className={styles.lede} role="status">
            {t(`sentence.${post.state}`, { at: moment(momentOf(post)) })}
          </p>
          {unschedule.error && (
            <Notice tone="late" role="alert" title={words(unschedule.error).message}>
              {words(unschedule.error).help}
            </Notice>
          )}
          <section>
            <h2>{t('byChannel')}</h2>
            <ul>
              {post.variants.map((variant) => (
                <VariantOutcome key={variant.id} post={post} variant={variant} />
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('text')}</h2>
            <p className={styles.text}>{post.text || t('noText')}</p>
            {post.pictures.map((picture) => (
              <p key={picture.id} className={styles.alt}>
                <b>{picture.name}</b> {picture.alt || t('picture.noAlt')}
              </p>
            ))}
          </section>
          <p className={styles.alt}>{t('writtenBy', { name: post.createdBy, at: moment(post.updatedAt) })}</p>
        </div>
      </Duo>
    </>
  )
}
