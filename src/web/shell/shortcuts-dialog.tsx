import { useTranslations } from 'use-intl'
import { shortcutsInForce } from '../keyboard/shortcuts.ts'
import { singleKeysOn } from '../keyboard/single-keys.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { ctrlKey } from './platform-keys.ts'
import styles from './shortcuts-dialog.module.css'

/** Only what can be pressed here and now: the page's own keys, then those of the shell. */
export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('shell')
  const printed = (keys: string) => keys.replace('Ctrl', ctrlKey(t('ctrl'))).replace(' ', '+')
  const upper = (keys: string) => printed(keys).replace(/\b[a-z]\b/g, (letter) => letter.toLocaleUpperCase())
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')} wide>
      {!singleKeysOn() && <p className="t2">{t('keys.off')}</p>}
      <dl className={styles.keys}>
        {open &&
          shortcutsInForce().map((shortcut) => (
            <div key={shortcut.keys}>
              <dt>
                <Kbd keys={upper(shortcut.keys)} />
              </dt>
              <dd>{shortcut.label}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  )
}
