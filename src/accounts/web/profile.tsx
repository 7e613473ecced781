import LogOut from 'lucide-react/icons/log-out'
import { useTranslations } from 'use-intl'
import { SettingsFrame } from '../../web/layout/index.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { signOut } from '../../web/sign-out.ts'
import { Button } from '../../web/ui/index.ts'
import styles from './profile.module.css'
import { Appearance } from './profile-appearance.tsx'
import { NameForm } from './profile-name.tsx'
import { Passkeys } from './profile-passkeys.tsx'
import { PasswordForm } from './profile-password.tsx'
import { TwoFactor } from './profile-two-factor.tsx'

function Screen() {
  const t = useTranslations('accounts.profile')
  const shell = useTranslations('shell')
  usePageTitle(t('title'))
  return (
    <SettingsFrame title={t('title')}>
      <div className={styles.page}>
        <NameForm />
        <Appearance />
        <Passkeys />
        <TwoFactor />
        <PasswordForm />
        <section className={styles.part}>
          <h2>{t('session')}</h2>
          <div>
            <Button icon={LogOut} onClick={() => void signOut()}>
              {shell('signOut')}
            </Button>
          </div>
        </section>
      </div>
    </SettingsFrame>
  )
}

export { Screen as screen }
