import { useTranslations } from 'use-intl'
import { Skeleton } from '../ui/skeleton.tsx'

/** The router waits 300 ms before it shows this. */
export function Pending() {
  const t = useTranslations('ui')
  return <Skeleton label={t('loading')} rows={6} still />
}
