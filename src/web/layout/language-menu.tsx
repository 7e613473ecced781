import ChevronDown from 'lucide-react/icons/chevron-down'
import Languages from 'lucide-react/icons/languages'
import { useLocale, useTranslations } from 'use-intl'
import { applyPreferences, readPreferences } from '../preferences.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { useSetLocale } from '../words/provider.tsx'
import { locales } from '../words/words.ts'

/** Each language in its own words. */
const NAMES = { fr: 'Français', en: 'English' }

/** Before sign-in: the choice is kept by this browser. */
export function LanguageMenu() {
  const t = useTranslations('shell')
  const locale = useLocale()
  const setLocale = useSetLocale()
  return (
    <Menu
      label={t('language')}
      align="end"
      trigger={
        <Button
          variant="quiet"
          size="small"
          icon={Languages}
          endIcon={ChevronDown}
          aria-label={`${t('language')} : ${NAMES[locale]}`}
        >
          {NAMES[locale]}
        </Button>
      }
      items={locales.map((each) => ({
        id: each,
        label: NAMES[each],
        checked: each === locale,
        onSelect: () => {
          applyPreferences({ ...readPreferences(), locale: each })
          void setLocale(each)
        },
      }))}
    />
  )
}
