import { Link } from '@tanstack/react-router'
import TextInitial from 'lucide-react/icons/text-initial'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { Icon, NetworkGlyph } from '../../web/ui/index.ts'
import type { PostView } from '../contract.ts'
import { Picture } from './picture.tsx'
import { momentOf } from './post-groups.ts'
import styles from './post-line.module.css'
import { PostStateWord } from './post-state.tsx'
import { firstLine } from './post-words.ts'

/** A post in the list: its first line, where it goes, when. */
export function PostLine({ post, workspace }: { post: PostView; workspace: string }) {
  const t = useTranslations('publishing')
  const { moment } = useTimes()
  const picture = post.pictures[0]
  const trouble = post.variants.find((variant) => variant.trouble)?.trouble
  return (
    <li>
      <Link
        to="/w/$workspace/publications/$postId"
        params={{ workspace, postId: post.id }}
        className={styles.line}
      >
        {picture ? (
          <Picture media={{ ...picture, alt: '' }} size="320" className={styles.picture} />
        ) : (
          <span className={styles.none}>
            <Icon of={TextInitial} size={18} />
          </span>
        )}
        <span className={styles.words}>
          <b className={styles.title}>{firstLine(post.text) || t('noText')}</b>
          <span className={styles.under}>
            <PostStateWord state={post.state} />
            <time dateTime={momentOf(post)}>
              {post.state === 'draft'
                ? t('writtenAt', { at: moment(momentOf(post)), name: post.createdBy })
                : moment(momentOf(post))}
            </time>
            {trouble && <span>{trouble.message}</span>}
          </span>
        </span>
        <span className={styles.networks}>
          {post.variants.map(({ id, channel }) => (
            <NetworkGlyph
              key={id}
              monogram={channel.monogram}
              name={`${channel.networkName}, ${channel.name}`}
            />
          ))}
        </span>
      </Link>
    </li>
  )
}
