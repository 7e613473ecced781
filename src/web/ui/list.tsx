import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { cx } from './class-names.ts'
import styles from './list.module.css'
import { rowAction } from './list-keys.ts'

export interface RowState {
  selected: boolean
  /** 0 in the row that holds the keyboard, -1 elsewhere: give it to every control inside the row. */
  tabIndex: 0 | -1
}

interface Props<Item> {
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  selectedKey?: string | null
  /** Click, Enter or →. */
  onOpen: (item: Item) => void
  /** Other keys pressed on a row, as E or H; return true when used. */
  onRowKey?: (item: Item, event: KeyboardEvent) => boolean
  /** Pixels a row before it is measured. */
  estimate?: number
  /** The last rows came in sight: fetch more. */
  onNearEnd?: () => void
  children: (item: Item, state: RowState) => ReactNode
  className?: string
}

const AHEAD = 8

/** A GridList: one tab stop, arrows or J and K between rows, only the rows in sight in the page. */
export function List<Item>({
  label,
  items,
  keyOf,
  selectedKey,
  onOpen,
  onRowKey,
  estimate = 96,
  onNearEnd,
  children,
  className,
}: Props<Item>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    overscan: AHEAD,
    getItemKey: (index) => {
      const item = items[index]
      return item ? keyOf(item) : index
    },
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1)
      if (last && last.index >= items.length - AHEAD) onNearEnd?.()
    },
  })

  const wanted = activeKey ?? selectedKey
  const found = items.findIndex((item) => keyOf(item) === wanted)
  const active = Math.max(0, found)

  const focusRow = (index: number) => {
    const item = items[index]
    if (!item) return
    setActiveKey(keyOf(item))
    virtual.scrollToIndex(index, { align: 'auto' })
    // The row may not be in the page before the scroll has been drawn.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus(),
    )
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const item = items[active]
    const onRow = event.target instanceof HTMLElement && event.target.hasAttribute('data-row')
    if (!item || (!onRow && event.key !== 'Escape')) return
    if (onRowKey?.(item, event)) return event.preventDefault()
    const action = rowAction(event, active, items.length)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    if (action === 'open') onOpen(item)
    else focusRow(action.row)
  }

  return (
    <div ref={scroller} className={cx(styles.scroller, className)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a GridList, whose rows are measured and placed one by one */}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={items.length}
        tabIndex={-1}
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index]
          if (!item) return null
          const selected = keyOf(item) === selectedKey
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled once, on the grid
            // biome-ignore lint/a11y/useSemanticElements: a table row cannot be placed by the virtualiser
            <div
              key={key}
              ref={virtual.measureElement}
              role="row"
              aria-rowindex={index + 1}
              aria-selected={selected}
              data-index={index}
              data-row={index}
              tabIndex={index === active ? 0 : -1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onOpen(item)}
              onFocus={() => setActiveKey(keyOf(item))}
            >
              {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus, as GridList does */}
              {/* biome-ignore lint/a11y/useSemanticElements: as its row */}
              <div role="gridcell" className={styles.cell}>
                {children(item, { selected, tabIndex: index === active ? 0 : -1 })}
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}
