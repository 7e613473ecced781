import LoaderCircle from 'lucide-react/icons/loader-circle'
import Trash2 from 'lucide-react/icons/trash-2'
import { useFormatter, useTranslations } from 'use-intl'
import { Button, CharCount, Notice, StateWord, TextArea } from '../../web/ui/index.ts'
import { type DraftPost, withAlt, withoutPicture } from './draft-post.ts'
import { Picture } from './picture.tsx'
import styles from './pictures.module.css'
import type { Upload } from './use-pictures.ts'

interface Props {
  draft: DraftPost
  uploads: readonly Upload[]
  /** The shortest limit of the chosen networks, in signs. */
  altMax: number
  onChange: (update: (now: DraftPost) => DraftPost) => void
  onDismiss: (key: string) => void
}

/** Each picture with the words for those who do not see it: asked for every one, required by none. */
export function Pictures({ draft, uploads, altMax, onChange, onDismiss }: Props) {
  const t = useTranslations('publishing')
  const format = useFormatter()
  if (!draft.pictures.length && !uploads.length) return null
  return (
    <ul className={styles.list}>
      {draft.pictures.map((picture, at) => {
        const used = Array.from(picture.alt).length
        return (
          <li key={picture.id} className={styles.picture}>
            <Picture media={{ ...picture, alt: '' }} size="320" className={styles.image} />
            <div className={styles.file}>
              <b>{picture.name}</b>
              <p className="t2">
                {t('picture.size', { width: picture.width, height: picture.height })},{' '}
                {weight(picture.bytes, format)}
              </p>
              <Button
                size="small"
                icon={Trash2}
                aria-label={t('picture.removeNamed', { name: picture.name })}
                onClick={() => onChange((now) => withoutPicture(now, picture.id))}
              >
                {t('picture.remove')}
              </Button>
            </div>
            <div className={styles.alt}>
              <TextArea
                label={t('picture.alt', { number: at + 1, count: draft.pictures.length })}
                help={t('picture.altHelp')}
                {...(used > altMax && { error: t('picture.altTooLong', { max: altMax }) })}
                rows={3}
                maxLength={2000}
                value={picture.alt}
                onChange={(alt) => onChange((now) => withAlt(now, picture.id, alt))}
              />
              <CharCount used={used} limit={altMax} />
            </div>
          </li>
        )
      })}
      {uploads.map((upload) => (
        <li key={upload.key}>
          {upload.trouble ? (
            <Notice tone="late" role="alert" title={upload.name}>
              {upload.trouble}{' '}
              <button type="button" className="link" onClick={() => onDismiss(upload.key)}>
                {t('picture.dismiss')}
              </button>
            </Notice>
          ) : (
            <span role="status">
              <StateWord tone="muted" icon={LoaderCircle}>
                {t('picture.sending', { name: upload.name })}
              </StateWord>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const weight = (bytes: number, format: ReturnType<typeof useFormatter>): string =>
  bytes < 1_000_000
    ? format.number(Math.max(1, Math.round(bytes / 1000)), {
        style: 'unit',
        unit: 'kilobyte',
        unitDisplay: 'short',
      })
    : format.number(bytes / 1_000_000, {
        style: 'unit',
        unit: 'megabyte',
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      })
