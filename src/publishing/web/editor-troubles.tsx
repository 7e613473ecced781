import { useTranslations } from 'use-intl'
import { Button, Notice } from '../../web/ui/index.ts'
import styles from './editor-troubles.module.css'
import { useRefusalWords } from './refusal-words.ts'

interface Props {
  /** Somebody changed the draft since it was read here. */
  conflict: boolean
  errors: readonly unknown[]
  onSettle: (keep: 'mine' | 'theirs') => void
}

/** What failed, what is kept, what to do: next to the text. */
export function EditorTroubles({ conflict, errors, onSettle }: Props) {
  const t = useTranslations('publishing')
  const words = useRefusalWords()
  const said = [
    ...new Map(errors.filter(Boolean).map((error) => [words(error).message, words(error)])).values(),
  ]
  return (
    <>
      {conflict && (
        <Notice tone="soon" role="alert" title={t('conflict.title')}>
          {t('conflict.help')}
          <span className={styles.choices}>
            <Button size="small" onClick={() => onSettle('mine')}>
              {t('conflict.mine')}
            </Button>
            <Button size="small" onClick={() => onSettle('theirs')}>
              {t('conflict.theirs')}
            </Button>
          </span>
        </Notice>
      )}
      {said.map(({ message, help }) => (
        <Notice key={message} tone="late" role="alert" title={message}>
          {help} {t('save.kept')}
        </Notice>
      ))}
    </>
  )
}
