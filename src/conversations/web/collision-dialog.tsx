import { useTranslations } from 'use-intl'
import { Button, Dialog } from '../../web/ui/index.ts'
import styles from './collision-dialog.module.css'
import type { Reply } from './use-reply.ts'

/** Somebody answered while we wrote: asked once, with their text. */
export function CollisionDialog({ reply }: { reply: Reply }) {
  const t = useTranslations('conversations')
  const { collision } = reply
  return (
    <Dialog
      open={collision !== null}
      onClose={reply.keepDraft}
      title={
        collision?.writtenBy ? t('collision.title', { name: collision.writtenBy }) : t('collision.somebody')
      }
      actions={
        <>
          <Button variant="quiet" onClick={reply.discard}>
            {t('collision.discard')}
          </Button>
          <Button onClick={reply.keepDraft}>{t('collision.keep')}</Button>
          <Button variant="primary" onClick={reply.sendAnyway}>
            {t('collision.anyway')}
          </Button>
        </>
      }
    >
      {collision?.text && <blockquote className={styles.theirs}>{collision.text}</blockquote>}
      <p className={styles.label}>{t('collision.yours')}</p>
      <blockquote className={styles.ours}>{reply.draft.text}</blockquote>
    </Dialog>
  )
}
