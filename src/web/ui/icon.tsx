import type { LucideIcon } from 'lucide-react'

interface Props {
  of: LucideIcon
  size?: number
  className?: string | undefined
}

/** Decorative: the word beside it, or the button's label, carries the meaning. */
export const Icon = ({ of: Drawing, size = 16, className }: Props) => (
  <Drawing
    size={size}
    strokeWidth={size >= 20 ? 1.6 : 1.75}
    aria-hidden
    className={className}
    style={{ flex: 'none', display: 'block' }}
  />
)
