import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { Button, Dialog, Notice, OptionRow, showToast } from '../../web/ui/index.ts'
import type { ChannelView } from '../contract.ts'
import styles from './disconnect-dialog.module.css'
import { useRefusalWords } from './refusal-words.ts'

interface Props {
  channel: ChannelView
  open: boolean
  onClose: () => void
  onGone: () => void
}

/** The access is forgotten at once: the network cannot give it back, so the person is asked. */
export function DisconnectDialog({ channel, open, onClose, onGone }: Props) {
  const t = useTranslations('channels')
  const words = useRefusalWords()
  const client = useQueryClient()
  const [erase, setErase] = useState(false)
  const leave = useMutation({
    mutationFn: () =>
      api.delete('/channels/{channelId}', {
        params: { channelId: channel.id },
        query: { erase: erase ? 'true' : 'false' },
      }),
    onSuccess: async () => {
      showToast(t('disconnectedDone', { name: channel.name }))
      onClose()
      onGone()
      await client.invalidateQueries()
    },
  })
  return (
    <Dialog
      kind="alert"
      open={open}
      onClose={onClose}
      title={t('leave.title', { name: channel.name, network: channel.networkName })}
      actions={
        <>
          <Button onClick={onClose}>{t('leave.keepChannel')}</Button>
          <Button variant="danger-filled" busy={leave.isPending} onClick={() => leave.mutate()}>
            {t(erase ? 'leave.erase' : 'leave.disconnect')}
          </Button>
        </>
      }
    >
      <p>{t('leave.means')}</p>
      {channel.held > 0 && <Notice tone="soon">{t('held', { count: channel.held })}</Notice>}
      {leave.error && (
        <Notice tone="late" role="alert" title={words(leave.error).message}>
          {words(leave.error).help}
        </Notice>
      )}
      <fieldset className={styles.choice}>
        <legend className="sr">{t('leave.what')}</legend>
        <OptionRow
          name="erase"
          label={t('leave.keepMessages')}
          help={t('leave.keepHelp')}
          checked={!erase}
          onChange={() => setErase(false)}
        />
        <OptionRow
          name="erase"
          label={t('leave.eraseMessages')}
          help={t('leave.eraseHelp')}
          checked={erase}
          onChange={() => setErase(true)}
        />
      </fieldset>
    </Dialog>
  )
}
