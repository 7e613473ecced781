import X from 'lucide-react/icons/x'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from './class-names.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** Both buttons are verbs; the safe one first. */
  actions?: ReactNode
  /** `alert` for what cannot be undone: no close button, the person answers. */
  kind?: 'dialog' | 'alert'
  shape?: 'centre' | 'drawer' | 'top'
  wide?: boolean
  /** The title is kept for assistive technology only. */
  hideTitle?: boolean
  children: ReactNode
}

/** The first field; in an alert the safe answer; else the dialog itself, so that its title is read. */
function firstFocus(dialog: HTMLDialogElement, kind: 'dialog' | 'alert'): HTMLElement {
  const wanted = kind === 'alert' ? '[data-actions] button' : 'input:not([readonly]), select, textarea'
  return dialog.querySelector<HTMLElement>(wanted) ?? dialog
}

/** The browser's modal dialog: it traps focus, makes the rest inert and returns focus when it closes. */
export function Dialog({
  open,
  onClose,
  title,
  actions,
  kind = 'dialog',
  shape = 'centre',
  wide,
  hideTitle,
  children,
}: DialogProps) {
  const t = useTranslations('ui')
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    if (!element || open === element.open) return
    if (!open) return element.close()
    element.showModal()
    firstFocus(element, kind).focus()
  }, [open, kind])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the veil is a shortcut for Escape, which the browser handles
    <dialog
      ref={dialog}
      tabIndex={-1}
      role={kind === 'alert' ? 'alertdialog' : 'dialog'}
      aria-labelledby={id}
      className={cx(styles.dialog, styles[shape], wide && styles.wide)}
      onClose={onClose}
      onClick={(event) => kind === 'dialog' && event.target === dialog.current && onClose()}
    >
      {open && (
        <div className={styles.inside}>
          <div className={cx(styles.head, hideTitle && 'sr')}>
            <h2 id={id}>{title}</h2>
            {kind === 'dialog' && !hideTitle && <IconButton icon={X} label={t('close')} onClick={onClose} />}
          </div>
          {children}
          {actions && (
            <div className={styles.actions} data-actions>
              {actions}
            </div>
          )}
        </div>
      )}
    </dialog>
  )
}

/** A third pane where the room is short: Escape closes it and focus returns. */
export const Drawer = (props: Omit<DialogProps, 'shape' | 'kind'>) => <Dialog {...props} shape="drawer" />
