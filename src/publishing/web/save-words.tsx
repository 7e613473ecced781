import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import type { DraftState } from './use-draft-post.ts'

/** Where the text is kept, with the time. */
export function SaveWords({ saving }: { saving: DraftState['saving'] }) {
  const t = useTranslations('publishing')
  const { hour } = useTimes()
  const words = () => {
    if (saving.state === 'failed') return t('save.failed')
    if (saving.state !== 'clean') return t('save.saving')
    return saving.at ? t('save.savedAt', { at: hour(saving.at) }) : ''
  }
  return <span role="status">{words()}</span>
}
