import type { ComponentProps } from 'react'
import { cx } from './class-names.ts'
import styles from './field.module.css'
import { Field, type FieldLook } from './field.tsx'

type Props = FieldLook &
  Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
    value: string
    onChange: (value: string) => void
  }

export const TextArea = ({
  label,
  help,
  error,
  optional,
  hideLabel,
  id,
  value,
  onChange,
  className,
  ...area
}: Props) => (
  <Field {...{ label, help, error, id }} optional={optional ?? false} hideLabel={hideLabel ?? false}>
    {(control) => (
      <textarea
        rows={4}
        {...area}
        {...control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cx(styles.input, styles.area, className)}
      />
    )}
  </Field>
)
