import type { ReactNode } from 'react'
import styles from './design-page.module.css'

export const Sample = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.sample}>
    <h2>{title}</h2>
    {children}
  </section>
)
