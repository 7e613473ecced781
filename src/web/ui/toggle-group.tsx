import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import { Icon } from './icon.tsx'
import styles from './toggle-group.module.css'

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: LucideIcon }[]
  onChange: (value: Value) => void
}

/** One choice among a few, all in view: native radios under the segments. */
export function ToggleGroup<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className="sr">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon && <Icon of={option.icon} size={15} />}
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
