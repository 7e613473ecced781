import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { type ComponentProps, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './search-field.module.css'

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'aria-label'> & {
  label: string
  value: string
  onChange: (value: string) => void
}

export function SearchField({ label, value, onChange, className, ...input }: Props) {
  const t = useTranslations('ui')
  const field = useRef<HTMLInputElement>(null)
  const clear = () => {
    onChange('')
    field.current?.focus()
  }
  return (
    <span className={cx(styles.search, className)}>
      <Icon of={Search} size={15} />
      <input
        placeholder={label}
        maxLength={200}
        {...input}
        ref={field}
        type="search"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !value) return
          event.stopPropagation()
          clear()
        }}
      />
      {value && (
        <button type="button" aria-label={t('clearSearch')} onClick={clear}>
          <Icon of={X} size={14} />
        </button>
      )}
    </span>
  )
}
