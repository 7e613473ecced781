import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ComponentProps } from 'react'
import { cx } from './class-names.ts'
import styles from './field.module.css'
import { Field, type FieldLook } from './field.tsx'
import { Icon } from './icon.tsx'

type Props<Value extends string> = FieldLook &
  Omit<ComponentProps<'select'>, 'onChange' | 'value' | 'children'> & {
    value: Value
    options: readonly { value: Value; label: string; disabled?: boolean }[]
    onChange: (value: Value) => void
  }

/** The system's own list: right on a phone, known to every screen reader. */
export function Select<Value extends string>({
  label,
  help,
  error,
  optional,
  hideLabel,
  id,
  value,
  options,
  onChange,
  className,
  ...select
}: Props<Value>) {
  return (
    <Field {...{ label, help, error, id }} optional={optional ?? false} hideLabel={hideLabel ?? false}>
      {(control) => (
        <span className={styles.selectBox}>
          <select
            {...select}
            {...control}
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value)
              if (chosen) onChange(chosen.value)
            }}
            className={cx(styles.input, styles.select, className)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon of={ChevronDown} size={14} />
        </span>
      )}
    </Field>
  )
}
