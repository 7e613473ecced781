import Layers from 'lucide-react/icons/layers'
import type { CSSProperties } from 'react'
import styles from './avatar.module.css'
import { hueOf, initials } from './avatar-face.ts'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'

interface Props {
  name: string
  /** Pixels. */
  size?: number
  /** People are round; an organisation, a client and « all clients » are square. */
  shape?: 'person' | 'organisation' | 'client' | 'all'
  presence?: 'on' | 'away'
  /** Words for assistive technology, where no name is written beside it. */
  label?: string
}

type Look = CSSProperties & { '--s': string; '--h': number }

export function Avatar({ name, size = 30, shape = 'person', presence, label }: Props) {
  const look: Look = { '--s': `${size}px`, '--h': hueOf(name) }
  const meaning = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    <span className={cx(styles.avatar, styles[shape])} style={look} {...meaning}>
      {shape === 'all' ? <Icon of={Layers} size={Math.round(size * 0.57)} /> : initials(name)}
      {presence && <i className={cx(styles.dot, styles[presence])} />}
    </span>
  )
}
