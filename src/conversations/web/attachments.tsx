import FileImage from 'lucide-react/icons/file-image'
import Film from 'lucide-react/icons/film'
import Link2 from 'lucide-react/icons/link-2'
import Quote from 'lucide-react/icons/quote'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../../web/ui/index.ts'
import { currentWorkspace } from '../../web/workspace-slug.ts'
import type { MessageView } from '../contract.ts'
import styles from './attachments.module.css'
import { safeAddress } from './text-pieces.ts'

const drawings = { image: FileImage, video: Film, link: Link2, quote: Quote }

const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '')

/** The picture itself; nothing where it cannot be shown, and its tile remains. */
function Shown({ messageId, at, alt }: { messageId: string; at: number; alt: string }) {
  const [missing, setMissing] = useState(false)
  if (missing) return null
  const workspace = encodeURIComponent(currentWorkspace() ?? '')
  return (
    <img
      className={styles.picture}
      src={`/api/v1/messages/${messageId}/picture?at=${at}&workspace=${workspace}`}
      alt={alt}
      loading="lazy"
      onError={() => setMissing(true)}
    />
  )
}

/** Tiles that lead to what was attached. Pictures come through the server: their hosts do not learn who reads what. */
export function Attachments({ of, messageId }: { of: MessageView['attachments']; messageId: string }) {
  const t = useTranslations('conversations')
  if (!of.length) return null
  return (
    <ul className={styles.tiles}>
      {of.map((attachment, at) => {
        const href = safeAddress(attachment.url)
        const name = attachment.title || attachment.alt || t(`attachment.${attachment.kind}`)
        const inside = (
          <>
            {attachment.kind === 'image' && (
              <Shown messageId={messageId} at={at} alt={attachment.alt ?? ''} />
            )}
            <Icon of={drawings[attachment.kind]} size={18} />
            <span className={styles.words}>
              <b className="ell">{name}</b>
              <small>
                {t(`attachment.${attachment.kind}`)}
                {href && `, ${hostOf(href)}`}
              </small>
            </span>
          </>
        )
        return (
          <li key={`${attachment.kind} ${attachment.url}`}>
            {href ? (
              <a className={styles.tile} href={href} target="_blank" rel="noopener noreferrer">
                {inside}
                <span className="sr">{t('newTab')}</span>
              </a>
            ) : (
              <span className={styles.tile}>{inside}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
