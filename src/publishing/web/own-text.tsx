import { useTranslations } from 'use-intl'
import { Switch } from '../../web/ui/index.ts'

/** A channel follows the shared text until it is given its own. */
export function OwnText({ follows, onFollow }: { follows: boolean; onFollow: (follow: boolean) => void }) {
  const t = useTranslations('publishing')
  return <Switch label={t('follows')} checked={follows} onChange={onFollow} />
}
