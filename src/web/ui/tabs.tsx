import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from './class-names.ts'
import { moveFocus } from './roving.ts'
import styles from './tabs.module.css'

export interface Tab {
  id: string
  label: string
  /** Work to do, never a total. */
  count?: number | undefined
  mark?: ReactNode
}

interface Props {
  /** Prefix of the ids that tie each tab to its TabPanel. */
  id: string
  label: string
  tabs: readonly Tab[]
  selected: string
  onSelect: (id: string) => void
  /** Arrows only move focus and Enter selects, where switching costs something (the composer). */
  manual?: boolean
  className?: string
}

export function Tabs({ id, label, tabs, selected, onSelect, manual, className }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!moveFocus(event.currentTarget, '[role="tab"]', event.key, 'horizontal')) return
    event.preventDefault()
    const reached = document.activeElement?.getAttribute('data-tab')
    if (!manual && reached) onSelect(reached)
  }
  return (
    <div
      role="tablist"
      aria-label={label}
      tabIndex={-1}
      className={cx(styles.tabs, className)}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${id}-${tab.id}-tab`}
          data-tab={tab.id}
          aria-selected={tab.id === selected}
          aria-controls={`${id}-panel`}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && tab.count > 0 && <span className={styles.count}>{tab.count}</span>}
          {tab.mark}
        </button>
      ))}
    </div>
  )
}

interface PanelProps {
  id: string
  selected: string
  className?: string
  children: ReactNode
}

export const TabPanel = ({ id, selected, className, children }: PanelProps) => (
  <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}-tab`} className={className}>
    {children}
  </div>
)
