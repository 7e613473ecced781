import { useTranslations } from 'use-intl'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { useSession } from '../../web/session.ts'
import { Switch, ToggleGroup } from '../../web/ui/index.ts'
import { useChangePreferences } from '../../web/use-change-preferences.ts'
import styles from './profile.module.css'

const languages = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
] as const

/** Each choice takes effect at once and follows the person on every browser. */
export function Appearance() {
  const t = useTranslations('accounts.profile')
  const { person } = useSession()
  const change = useChangePreferences()
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({
    value,
    label: t(`themes.${value}`),
  }))
  const densities = (['compact', 'normal', 'roomy'] as const).map((value) => ({
    value,
    label: t(`densities.${value}`),
  }))
  return (
    <section className={styles.part}>
      <h2>{t('appearance')}</h2>
      <ErrorNotice error={change.error} />
      <div className={styles.line}>
        <span>{t('language')}</span>
        <span>
          <ToggleGroup
            label={t('language')}
            value={person.locale}
            options={languages}
            onChange={(locale) => change.mutate({ locale })}
          />
        </span>
      </div>
      <div className={styles.line}>
        <span>{t('theme')}</span>
        <span>
          <ToggleGroup
            label={t('theme')}
            value={person.theme}
            options={themes}
            onChange={(theme) => change.mutate({ theme })}
          />
        </span>
      </div>
      <div className={styles.line}>
        <span>{t('density')}</span>
        <span>
          <ToggleGroup
            label={t('density')}
            value={person.density}
            options={densities}
            onChange={(density) => change.mutate({ density })}
          />
        </span>
      </div>
      <div>
        <Switch
          label={t('shortcuts')}
          checked={person.shortcuts}
          onChange={(shortcuts) => change.mutate({ shortcuts })}
        />
        <p className="t2">
          <small>{t('shortcutsHelp')}</small>
        </p>
      </div>
    </section>
  )
}
