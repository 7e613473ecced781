import ImagePlus from 'lucide-react/icons/image-plus'
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CharCount, cx, IconButton } from '../../web/ui/index.ts'
import type { VerdictView } from '../contract.ts'
import { acceptedTypes } from './picture-files.ts'
import styles from './post-text.module.css'

interface Props {
  label: string
  text: string
  readOnly: boolean
  verdict: VerdictView | undefined
  network: string | undefined
  onText: (text: string) => void
  onFiles: (files: readonly File[]) => void
  /** Below the text, before the count. */
  children?: ReactNode
}

const FALLBACK = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Where a post is written. Pictures come by the button, by drag or by paste. */
export function PostText({ label, text, readOnly, verdict, network, onText, onFiles, children }: Props) {
  const t = useTranslations('publishing')
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (!files.length) return
    event.preventDefault()
    onFiles(files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside
    <div
      className={cx(styles.box, over && styles.over, readOnly && styles.still)}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <label className="sr" htmlFor="post-text">
        {label}
      </label>
      <textarea
        id="post-text"
        className={styles.text}
        rows={7}
        maxLength={70_000}
        readOnly={readOnly}
        value={text}
        placeholder={t('placeholder')}
        onChange={(event) => onText(event.target.value)}
        onPaste={onPaste}
      />
      <div className={styles.foot}>
        <IconButton icon={ImagePlus} label={t('addPicture')} onClick={() => chooser.current?.click()} />
        <input
          ref={chooser}
          type="file"
          accept={acceptedTypes.join(',')}
          multiple
          hidden
          aria-label={t('addPicture')}
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        {children}
        <span className={styles.count}>
          {verdict ? (
            <CharCount used={verdict.count} limit={verdict.max} {...(network && { network })} />
          ) : (
            <CharCount used={[...FALLBACK.segment(text)].length} limit={null} />
          )}
        </span>
      </div>
    </div>
  )
}
