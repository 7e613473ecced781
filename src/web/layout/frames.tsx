import PanelRight from 'lucide-react/icons/panel-right'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/class-names.ts'
import { Drawer } from '../ui/dialog.tsx'
import styles from './frames.module.css'

interface Pane {
  label: string
  content: ReactNode
}

interface TriProps {
  list: Pane
  reading: Pane
  side?: Pane
  /** On a phone one pane is shown: the reading one once something is open. */
  open: boolean
}

/** List, reading, side. Each pane scrolls alone. Under 1180 pixels the third opens as a drawer. */
export function Tri({ list, reading, side, open }: TriProps) {
  const [drawer, setDrawer] = useState(false)
  const t = useTranslations('shell')
  return (
    <div className={cx(styles.tri, !side && styles.twoPanes, open && styles.open)}>
      <section className={styles.list} aria-label={list.label} data-pane>
        {list.content}
      </section>
      <section className={styles.reading} aria-label={reading.label} data-pane>
        {reading.content}
        {side && (
          <div className={styles.opener}>
            <Button size="small" variant="quiet" icon={PanelRight} onClick={() => setDrawer(true)}>
              {t('openSide', { name: side.label })}
            </Button>
          </div>
        )}
      </section>
      {side && (
        <aside className={styles.side} aria-label={side.label} data-pane>
          {side.content}
        </aside>
      )}
      {side && (
        <Drawer open={drawer} onClose={() => setDrawer(false)} title={side.label}>
          {side.content}
        </Drawer>
      )}
    </div>
  )
}

/** Work at the left, what helps at the right; one after the other on a phone. */
export const Duo = ({
  children,
  side,
  sideLabel,
}: {
  children: ReactNode
  side: ReactNode
  sideLabel: string
}) => (
  <div className={styles.duo}>
    <div className={styles.main} data-pane>
      {children}
    </div>
    <aside className={styles.side} aria-label={sideLabel} data-pane>
      {side}
    </aside>
  </div>
)
