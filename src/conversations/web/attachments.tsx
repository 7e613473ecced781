import FileImage from 'lucide-react/icons/file-image'
import Film from 'lucide-react/icons/film'
import Link2 from 'lucide-react/icons/link-2'
import Quote from 'lucide-react/icons/quote'
import { useTranslations } from 'use-intl'
import { Icon } from '../../web/ui/index.ts'
import type { MessageView } from '../contract.ts'
import styles from './attachments.module.css'
import { safeAddress } from './text-pieces.ts'

const drawings = { image: FileImage, video: Film, link: Link2, quote: Quote }

const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '')

/** Tiles that lead to what was attached. Pictures of other sites are not loaded here: their hosts would learn who reads what. */
export function Attachments({ of }: { of: MessageView['attachments'] }) {
  const t = useTranslations('conversations')
  if (!of.length) return null
  return (
    <ul className={styles.tiles}>
      {of.map((attachment) => {
        const href = safeAddress(attachment.url)
        const name = attachment.title || attachment.alt || t(`attachment.${attachment.kind}`)
        const inside = (
          <>
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
