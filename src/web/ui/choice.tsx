import { type ReactNode, useId } from 'react'
import styles from './choice.module.css'
import { cx } from './class-names.ts'

interface Props {
  label: ReactNode
  help?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  name?: string
  disabled?: boolean
}

const Box = ({
  kind,
  boxed,
  label,
  help,
  checked,
  onChange,
  name,
  disabled,
}: Props & { kind: 'radio' | 'checkbox'; boxed: boolean }) => {
  const id = useId()
  return (
    <label className={cx(styles.choice, boxed && styles.boxed, disabled && styles.off)}>
      <input
        type={kind}
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={help ? id : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
      {help && <small id={id}>{help}</small>}
    </label>
  )
}

export const Checkbox = (props: Props) => <Box kind="checkbox" boxed={false} {...props} />

/** A choice with its line of help, in a frame that answers a click anywhere. */
export const OptionRow = ({ kind = 'radio', ...props }: Props & { kind?: 'radio' | 'checkbox' }) => (
  <Box kind={kind} boxed {...props} />
)

interface SwitchProps {
  label: string
  hideLabel?: boolean
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}

/** Takes effect at once; a Checkbox waits for the form. */
export const Switch = ({ label, hideLabel, checked, onChange, disabled }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    aria-checked={checked}
    disabled={disabled}
    className={styles.switch}
    onClick={() => onChange(!checked)}
  >
    <span className={styles.track} aria-hidden />
    <span className={hideLabel ? 'sr' : undefined}>{label}</span>
  </button>
)
