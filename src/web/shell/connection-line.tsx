import CloudOff from 'lucide-react/icons/cloud-off'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useConnection } from '../sync.ts'
import { Banner } from '../ui/banner.tsx'

/** A server that restarts is back before anybody needs to know. */
const PATIENCE_MS = 4_000

export function ConnectionLine() {
  const t = useTranslations('shell')
  const connection = useConnection()
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (connection !== 'reconnecting') return setLong(false)
    const timer = window.setTimeout(() => setLong(true), PATIENCE_MS)
    return () => window.clearTimeout(timer)
  }, [connection])

  if (connection === 'offline')
    return (
      <Banner icon={CloudOff} title={t('offlineTitle')}>
        {t('offline')}
      </Banner>
    )
  if (connection === 'reconnecting' && long)
    return (
      <Banner icon={CloudOff} title={t('reconnectingTitle')}>
        {t('reconnecting')}
      </Banner>
    )
  return null
}
