import { useQuery } from '@tanstack/react-query'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '../../web/queries.ts'
import { Button, Menu, NetworkGlyph, SearchField } from '../../web/ui/index.ts'
import styles from './queue-filters.module.css'
import type { Filters } from './read-filters.ts'

const TYPING_MS = 250
export const SEARCH_ID = 'conversation-search'

interface Props {
  filters: Filters
  onFilter: (change: Partial<Filters>) => void
}

/** A channel and words. Both live in the address. */
export function QueueFilters({ filters, onFilter }: Props) {
  const t = useTranslations('conversations')
  const channels = useQuery(ask('/channels')).data?.channels ?? []
  const chosen = channels.find((channel) => channel.id === filters.channel)
  return (
    <div className={styles.filters}>
      {channels.length > 1 && (
        <Menu
          label={t('filter.channel')}
          trigger={
            <Button size="small" endIcon={ChevronDown} className={styles.chip}>
              {chosen ? chosen.name : t('filter.allChannels')}
            </Button>
          }
          items={[
            {
              id: '',
              label: t('filter.allChannels'),
              checked: !filters.channel,
              onSelect: () => onFilter({ channel: '' }),
            },
            ...channels.map((channel) => ({
              id: channel.id,
              label: channel.name,
              help: channel.networkName,
              leading: <NetworkGlyph monogram={channel.monogram} name={channel.networkName} />,
              checked: channel.id === filters.channel,
              onSelect: () => onFilter({ channel: channel.id }),
            })),
          ]}
        />
      )}
      <Search
        key={filters.queue}
        value={filters.text}
        label={t('filter.search')}
        onChange={(text) => onFilter({ text })}
      />
    </div>
  )
}

/** The address follows once the typing rests; an address that changes by itself wins over what was typed. */
function Search({
  value,
  label,
  onChange,
}: {
  value: string
  label: string
  onChange: (text: string) => void
}) {
  const [typed, setTyped] = useState(value)
  const told = useRef(value)
  const tell = useEffectEvent((text: string) => {
    told.current = text
    onChange(text)
  })
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    const text = typed.trim()
    if (text === told.current) return
    const timer = window.setTimeout(() => tell(text), TYPING_MS)
    return () => window.clearTimeout(timer)
  }, [typed])
  return (
    <SearchField
      id={SEARCH_ID}
      label={label}
      value={typed}
      onChange={setTyped}
      className={styles.search ?? ''}
    />
  )
}
