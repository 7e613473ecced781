import { useTranslations } from 'use-intl'
import type { ChannelView } from '../../channels/contract.ts'
import { Avatar } from '../../web/ui/index.ts'
import type { MediaView } from '../contract.ts'
import { Picture } from './picture.tsx'
import styles from './preview.module.css'

interface Props {
  channel: Pick<ChannelView, 'name' | 'handle' | 'networkName'> | undefined
  text: string
  pictures: readonly (MediaView & { alt: string })[]
  when: string
}

const LINKS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}»])/giu

/** About what the public will see; each network lays it out in its own way. */
export function Preview({ channel, text, pictures, when }: Props) {
  const t = useTranslations('publishing')
  let at = 0
  const pieces = text.split(LINKS).map((piece, index) => {
    at += piece.length
    return { at, piece, link: index % 2 === 1 }
  })
  return (
    <article className={styles.post} aria-label={t('preview')}>
      <div className={styles.head}>
        <Avatar name={channel?.name ?? '?'} shape="organisation" size={36} />
        <div>
          <b>{channel?.name ?? t('noChannelYet')}</b>
          <p className={styles.under}>
            {channel ? `${channel.networkName}, ` : ''}
            {when}
          </p>
        </div>
      </div>
      <p className={styles.text}>
        {text.trim()
          ? pieces.map(({ at: key, piece, link }) => (
              <span key={`${key}${link}`} className={link ? styles.link : undefined}>
                {piece}
              </span>
            ))
          : t('nothingYet')}
      </p>
      {pictures.length > 0 && (
        <div className={styles.pictures} data-count={Math.min(pictures.length, 4)}>
          {pictures.map((picture) => (
            <Picture key={picture.id} media={picture} size="960" className={styles.picture} />
          ))}
        </div>
      )}
    </article>
  )
}
