import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import type { WallTime } from '../time/zone.ts'
import { TextField } from './text-field.tsx'

type Props = Omit<ComponentProps<typeof TextField>, 'type' | 'min' | 'max'> & {
  /** Wall time in `timeZone`, `2026-05-21T09:14`, or empty. */
  value: WallTime
  onChange: (value: WallTime) => void
  timeZone: string
  min?: WallTime
}

/** The system's own picker, in the workspace's time zone, which it names. */
export function DateTimePicker({ timeZone, help, ...field }: Props) {
  const t = useTranslations('ui')
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  return <TextField {...field} type="datetime-local" help={help ?? t('timeZone', { place })} />
}
