import type { LucideIcon } from 'lucide-react'
import Check from 'lucide-react/icons/check'
import { cloneElement, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import styles from './menu.module.css'
import floatStyles from './popover.module.css'
import { moveFocus } from './roving.ts'
import { type FloatingOptions, useFloating } from './use-floating.ts'

export interface MenuAction {
  id: string
  label: string
  icon?: LucideIcon
  /** Drawn before the label in the place of an icon. */
  leading?: ReactNode
  help?: string
  keys?: string
  danger?: boolean
  checked?: boolean
  /** Why it cannot be used: shown under the label, the item stays readable. */
  disabledBecause?: string
  onSelect: () => void
}

export type MenuItem = MenuAction | { heading: string } | 'line'

interface Props extends FloatingOptions {
  label: string
  trigger: ReactElement
  items: readonly MenuItem[]
}

const ITEM = '[role^="menuitem"]'

const currentOrFirst = (box: HTMLElement): HTMLElement | null =>
  box.querySelector<HTMLElement>('[aria-checked="true"]') ?? box.querySelector<HTMLElement>(ITEM)

function Entry({ item, close }: { item: MenuAction; close: () => void }) {
  const off = item.disabledBecause !== undefined
  const below = item.disabledBecause ?? item.help
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is set on a menuitemradio only
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={item.checked}
      aria-disabled={off || undefined}
      tabIndex={-1}
      className={cx(styles.item, item.danger && styles.danger)}
      onClick={() => {
        if (off) return
        close()
        item.onSelect()
      }}
    >
      {item.leading ?? (item.icon && <Icon of={item.icon} />)}
      <span className={styles.label}>
        {item.label}
        {below && <small>{below}</small>}
      </span>
      {item.checked && <Icon of={Check} />}
      {item.keys && <Kbd keys={item.keys} />}
    </button>
  )
}

function List({ label, items, close }: { label: string; items: readonly MenuItem[]; close: () => void }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab') return close()
    if (moveFocus(event.currentTarget, ITEM, event.key)) return event.preventDefault()
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    const letter = event.key.toLocaleLowerCase()
    const found = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEM)].find((item) =>
      item.textContent?.trim().toLocaleLowerCase().startsWith(letter),
    )
    found?.focus()
    event.stopPropagation()
  }
  return (
    <div role="menu" aria-label={label} tabIndex={-1} className={styles.list} onKeyDown={onKeyDown}>
      {items.map((item, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no identity but its place
        if (item === 'line') return <hr key={at} className={styles.line} />
        if ('heading' in item)
          return (
            <p key={item.heading} className={styles.heading} role="presentation">
              {item.heading}
            </p>
          )
        return <Entry key={item.id} item={item} close={close} />
      })}
    </div>
  )
}

export function Menu({ label, trigger, items, ...options }: Props) {
  const { open, close, anchorProps, floatProps } = useFloating({ ...options, firstFocus: currentOrFirst })
  return (
    <>
      {cloneElement(trigger, { ...anchorProps, 'aria-haspopup': 'menu' } as object)}
      <div {...floatProps} className={floatStyles.float}>
        {open && <List label={label} items={items} close={close} />}
      </div>
    </>
  )
}
