import Hand from 'lucide-react/icons/hand'
import Plug from 'lucide-react/icons/plug'
import { useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { StateWord } from '../../web/ui/index.ts'
import type { NetworkView } from '../contract.ts'
import { BigGlyph } from './big-glyph.tsx'
import styles from './network-choice.module.css'

interface Props {
  networks: readonly NetworkView[]
  chosenId: string | null
  onChoose: (id: string) => void
}

const byHand = (network: NetworkView): boolean => network.capabilities.publish?.level === 'manual'

export function NetworkChoice({ networks, chosenId, onChoose }: Props) {
  const t = useTranslations('channels')
  const locale = useLocale()
  const id = useId()
  return (
    <fieldset className={styles.list}>
      <legend>{t('which')}</legend>
      <div className={styles.box}>
        {networks.map((network) => (
          <label key={network.id} className={styles.line}>
            <input
              type="radio"
              name="network"
              aria-label={network.name}
              aria-describedby={`${id}-${network.id}`}
              checked={network.id === chosenId}
              onChange={() => onChoose(network.id)}
            />
            <BigGlyph monogram={network.monogram} />
            <span>
              <b>{network.name}</b>
              <small id={`${id}-${network.id}`}>{network.howToConnect[locale]}</small>
            </span>
            {byHand(network) ? (
              <StateWord tone="info" icon={Hand}>
                {t('manual')}
              </StateWord>
            ) : (
              <StateWord tone="ok" icon={Plug}>
                {t('native')}
              </StateWord>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
