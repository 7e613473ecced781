import { useMutation, useQueryClient } from '@tanstack/react-query'
import ExternalLink from 'lucide-react/icons/external-link'
import { type FormEvent, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ask } from '../../web/queries.ts'
import { useTimes } from '../../web/time/words.ts'
import { Button, Icon, NetworkGlyph, Notice, TextField } from '../../web/ui/index.ts'
import type { PostView, VariantView } from '../contract.ts'
import { PostStateWord } from './post-state.tsx'
import { useRefusalWords } from './refusal-words.ts'
import styles from './variant-outcome.module.css'

const metrics = ['likes', 'replies', 'shares', 'views'] as const

/** What became of a post on one channel. */
export function VariantOutcome({ post, variant }: { post: PostView; variant: VariantView }) {
  const t = useTranslations('publishing')
  const { moment } = useTimes()
  const { channel } = variant
  const uncertain = variant.state === 'failed' || variant.state === 'unknown'
  return (
    <li className={styles.variant}>
      <div className={styles.head}>
        <NetworkGlyph monogram={channel.monogram} name={channel.networkName} />
        <b>{channel.name}</b>
        <PostStateWord state={variant.state} />
        {variant.publishedAt && (
          <time className="t2" dateTime={variant.publishedAt}>
            {moment(variant.publishedAt)}
          </time>
        )}
        {variant.url && (
          <a className={styles.see} href={variant.url} target="_blank" rel="noopener noreferrer">
            <Icon of={ExternalLink} size={14} /> {t('seeOn', { network: channel.networkName })}
            <span className="sr"> {t('newTab')}</span>
          </a>
        )}
      </div>
      {variant.trouble && !uncertain && (
        <Notice tone="late" title={variant.trouble.message}>
          {variant.trouble.help}
        </Notice>
      )}
      {uncertain && <Resolve post={post} variant={variant} />}
      {variant.ownText !== null && <p className={styles.own}>{variant.ownText}</p>}
      {variant.state === 'published' && <Metrics of={variant} />}
    </li>
  )
}

function Metrics({ of: { metrics: read } }: { of: VariantView }) {
  const t = useTranslations('publishing')
  const format = useFormatter()
  const { moment } = useTimes()
  if (!read) return <p className={styles.none}>{t('metrics.notYet')}</p>
  return (
    <>
      <dl className={styles.metrics}>
        {metrics.map((id) => (
          <div key={id}>
            <dt>{t(`metrics.${id}`)}</dt>
            <dd className="num">
              {read[id] === null ? <small>{t('metrics.unsaid')}</small> : format.number(read[id])}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.none}>{t('metrics.readAt', { at: moment(read.readAt) })}</p>
    </>
  )
}

/** A person says what the network did not: it is there, try again, or let go. */
function Resolve({ post, variant }: { post: PostView; variant: VariantView }) {
  const t = useTranslations('publishing')
  const words = useRefusalWords()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [url, setUrl] = useState('')
  const network = variant.channel.networkName
  const resolve = useMutation({
    mutationFn: (body: { outcome: 'retry' | 'published' | 'drop'; url?: string }) =>
      api.post('/posts/{postId}/variants/{variantId}/resolve', {
        params: { postId: post.id, variantId: variant.id },
        body,
      }),
    onSuccess: (now) => {
      client.setQueryData(ask('/posts/{postId}', { params: { postId: post.id } }).queryKey, now)
      return client.invalidateQueries({ queryKey: ['posts'] })
    },
  })
  const isThere = (event: FormEvent) => {
    event.preventDefault()
    resolve.mutate({ outcome: 'published', ...(url.trim() && { url: url.trim() }) })
  }
  const unknown = variant.state === 'unknown'
  const said = variant.trouble ?? {
    message: t(unknown ? 'resolve.unknown' : 'resolve.failed', { network }),
    help: '',
  }
  return (
    <Notice tone={unknown ? 'soon' : 'late'} title={said.message}>
      {said.help || (unknown && t('resolve.look'))}
      {resolve.error && <p role="alert">{words(resolve.error).message}</p>}
      <span className={styles.choices}>
        {unknown && (
          <Button size="small" aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t('resolve.isThere')}
          </Button>
        )}
        <Button size="small" busy={resolve.isPending} onClick={() => resolve.mutate({ outcome: 'retry' })}>
          {t(unknown ? 'resolve.again' : 'resolve.retry')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => resolve.mutate({ outcome: 'drop' })}>
          {t('resolve.drop')}
        </Button>
      </span>
      {asking && (
        <form className={styles.link} onSubmit={isThere}>
          <TextField
            label={t('resolve.link')}
            optional
            help={t('resolve.linkHelp')}
            type="url"
            inputMode="url"
            maxLength={2000}
            value={url}
            onChange={setUrl}
          />
          <Button size="small" type="submit" busy={resolve.isPending}>
            {t('resolve.confirm')}
          </Button>
        </form>
      )}
    </Notice>
  )
}
