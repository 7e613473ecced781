import { useState } from 'react'
import { PageHead } from '../layout/page-head.tsx'
import { ToastRegion, ToggleGroup } from '../ui/index.ts'
import { ButtonSamples } from './button-samples.tsx'
import styles from './design-page.module.css'
import { FieldSamples } from './field-samples.tsx'
import { ListSamples } from './list-samples.tsx'
import { MarkSamples } from './mark-samples.tsx'
import { OverlaySamples } from './overlay-samples.tsx'
import { StateSamples } from './state-samples.tsx'

const themes = [
  { value: 'system', label: 'Système' },
  { value: 'light', label: 'Clair' },
  { value: 'dark', label: 'Sombre' },
] as const
const densities = [
  { value: 'compact', label: 'Serrée' },
  { value: 'normal', label: 'Normale' },
  { value: 'roomy', label: 'Aérée' },
] as const

/** Every component in every state, from the real code. Development only: its words are not translated. */
export function DesignPage() {
  const [theme, setTheme] = useState<(typeof themes)[number]['value']>('system')
  const [density, setDensity] = useState<(typeof densities)[number]['value']>('normal')
  return (
    <main className={styles.page} id="content">
      <PageHead title="Composants et états" sub="planche de référence" phoneActions={null}>
        <ToggleGroup
          label="Thème"
          value={theme}
          options={themes}
          onChange={(value) => {
            setTheme(value)
            if (value === 'system') delete document.documentElement.dataset.theme
            else document.documentElement.dataset.theme = value
          }}
        />
        <ToggleGroup
          label="Densité"
          value={density}
          options={densities}
          onChange={(value) => {
            setDensity(value)
            document.documentElement.dataset.density = value
          }}
        />
      </PageHead>
      <div className={styles.columns}>
        <ButtonSamples />
        <ListSamples />
        <MarkSamples />
        <FieldSamples />
        <StateSamples />
        <OverlaySamples />
      </div>
      <ToastRegion />
    </main>
  )
}
