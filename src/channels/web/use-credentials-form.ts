import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import type { FormError } from '../../web/ui/index.ts'
import type { ChannelView, NetworkView } from '../contract.ts'
import { useRefusalWords } from './refusal-words.ts'

export const fieldId = (name: string): string => `credential-${name}`

/** The connection form of one network, made from what its manifest asks. Errors come on submit, then live. */
export function useCredentialsForm(
  network: NetworkView,
  channel: ChannelView | null,
  onDone: (channel: ChannelView) => void,
) {
  const t = useTranslations('channels')
  const words = useRefusalWords()
  const locale = useLocale()
  const client = useQueryClient()
  const [values, setValues] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)
  const [summary, setSummary] = useState<FormError[]>([])

  const missing = network.credentials.filter((field) => !field.optional && !values[field.name]?.trim())
  const send = useMutation({
    mutationFn: () => {
      const fields = Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])),
      )
      return channel
        ? api.post('/channels/{channelId}/reconnect', { params: { channelId: channel.id }, body: { fields } })
        : api.post('/channels', { body: { network: network.id, fields } })
    },
    onSuccess: async (now) => {
      await client.invalidateQueries({ queryKey: ['channels'] })
      onDone(now)
    },
    onError: (error) => {
      const { message, help } = words(error)
      const name = faultOf(error)
      const label = network.credentials.find((field) => field.name === name)?.label[locale]
      setSummary([
        name && label ? { field: fieldId(name), message: label } : { message: `${message} ${help}`.trim() },
      ])
    },
  })

  /** The field that the server names, as `fields.appPassword` or `appPassword`. */
  const faultOf = (error: unknown): string | null => {
    const name = words(error).field?.split('.').at(-1)
    return network.credentials.find((field) => field.name === name)?.name ?? null
  }
  const errorOf = (name: string): string | null => {
    if (tried && missing.some((field) => field.name === name)) return t('form.missing')
    if (send.error && faultOf(send.error) === name) {
      const { message, help } = words(send.error)
      return `${message} ${help}`.trim()
    }
    return null
  }

  return {
    values,
    set: (name: string, value: string) => {
      setValues({ ...values, [name]: value })
      if (send.error && faultOf(send.error) === name) send.reset()
    },
    errorOf,
    summary,
    busy: send.isPending,
    submit: () => {
      setTried(true)
      if (missing.length) {
        setSummary(
          missing.map((field) => ({
            field: fieldId(field.name),
            message: field.label[locale],
          })),
        )
        return
      }
      setSummary([])
      send.mutate()
    },
  }
}
