import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { useWorkspace } from '../../web/session.ts'
import { Button, Dialog } from '../../web/ui/index.ts'
import { useAction } from '../../web/use-action.ts'
import type { Teammate } from '../contract.ts'

interface Props {
  person: Teammate | null
  isMe: boolean
  onClose: () => void
}

/** Access ends at once and only an invitation brings it back: asked first. */
export function RemoveDialog({ person, isMe, onClose }: Props) {
  const t = useTranslations('accounts.team')
  const workspace = useWorkspace()
  const names = { name: person?.name ?? '', workspace: workspace.name }
  const remove = useAction({
    run: (personId: string) => api.delete('/teammates/{personId}', { params: { personId } }),
    affects: ['teammates', 'me'],
    ...(!isMe && { done: () => t('removed', names) }),
    onDone: () => {
      onClose()
      if (isMe) window.location.assign('/')
    },
  })
  return (
    <Dialog
      kind="alert"
      open={person !== null}
      onClose={onClose}
      title={isMe ? t('leaveTitle', names) : t('removeTitle', names)}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button
            variant="danger-filled"
            busy={remove.isPending}
            onClick={() => person && remove.mutate(person.personId)}
          >
            {isMe ? t('leaveConfirm', names) : t('removeConfirm', names)}
          </Button>
        </>
      }
    >
      <p className="t2">{isMe ? t('leaveText') : t('removeText', names)}</p>
      <ErrorNotice error={remove.error} />
    </Dialog>
  )
}
