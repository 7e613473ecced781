import type { ComponentProps, ReactNode } from 'react'
import { cx } from './class-names.ts'
import styles from './field.module.css'
import { Field, type FieldLook } from './field.tsx'

type Props = FieldLook &
  Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
    value: string
    onChange: (value: string) => void
    /** Between the field and its help: a strength, a count. */
    after?: ReactNode
  }

export const TextField = ({
  label,
  help,
  error,
  optional,
  hideLabel,
  id,
  value,
  onChange,
  after,
  className,
  ...input
}: Props) => (
  <Field {...{ label, help, error, id }} optional={optional ?? false} hideLabel={hideLabel ?? false}>
    {(control) => (
      <>
        <input
          type="text"
          {...input}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={cx(styles.input, className)}
        />
        {after}
      </>
    )}
  </Field>
)
