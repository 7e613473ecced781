import ExternalLink from 'lucide-react/icons/external-link'
import Megaphone from 'lucide-react/icons/megaphone'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { Icon } from '../../web/ui/index.ts'
import type { MessageView } from '../contract.ts'
import styles from './context-post.module.css'
import { safeAddress } from './text-pieces.ts'

/** The post under which all is said. */
export function ContextPost({ post, network }: { post: MessageView; network: string }) {
  const t = useTranslations('conversations')
  const { moment } = useTimes()
  const href = post.url && safeAddress(post.url)
  return (
    <div className={styles.post}>
      <span className={styles.mark}>
        <Icon of={Megaphone} size={20} />
      </span>
      <div className="grow">
        <p className={styles.when}>
          {t(post.author.isUs ? 'ourPost' : 'theirPost', { name: post.author.name, at: moment(post.sentAt) })}
        </p>
        <p className={styles.text} lang={post.language ?? undefined}>
          {post.deletedAt ? t('deleted', { at: moment(post.deletedAt) }) : post.text || t('noText')}
        </p>
      </div>
      {href && (
        <a className={styles.see} href={href} target="_blank" rel="noopener noreferrer">
          <Icon of={ExternalLink} size={15} /> <span>{t('seeOn', { network })}</span>
          <span className="sr">{t('newTab')}</span>
        </a>
      )}
    </div>
  )
}
