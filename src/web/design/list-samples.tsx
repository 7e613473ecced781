import { useState } from 'react'
import { Avatar, List, NetworkGlyph, WaitClock } from '../ui/index.ts'
import styles from './design-page.module.css'
import { Sample } from './sample.tsx'

const NOW = Date.UTC(2026, 4, 21, 9, 30)
const names = ['Coline Aubert', 'Manon Thévenet', 'Samira Haddou', 'Odile Marchand', 'Jérôme Vasseur']
const people = Array.from({ length: 200 }, (_, at) => ({
  id: String(at),
  name: names[at % names.length] ?? '',
  since: new Date(NOW - (12 + at * 13) * 60_000),
}))
const due = (since: Date) => new Date(since.getTime() + 60 * 60_000)

export function ListSamples() {
  const [open, setOpen] = useState('2')
  return (
    <>
      <Sample title="Liste virtuelle, 200 lignes">
        <div className={styles.list}>
          <List
            label="Conversations"
            items={people}
            keyOf={(person) => person.id}
            selectedKey={open}
            onOpen={(person) => setOpen(person.id)}
            estimate={52}
          >
            {(person) => (
              <span className={styles.item}>
                <Avatar name={person.name} />
                <span className="row">
                  <b className="ell">{person.name}</b>
                  <NetworkGlyph monogram="Xy" name="Réseau" />
                </span>
                <WaitClock since={person.since} dueAt={due(person.since)} now={NOW} />
              </span>
            )}
          </List>
        </div>
      </Sample>
      <Sample title="Horloge d’attente">
        <div className="row wrap">
          {[12, 31, 52, 64, 300, 4000].map((minutes) => {
            const since = new Date(NOW - minutes * 60_000)
            return <WaitClock key={minutes} since={since} dueAt={due(since)} now={NOW} />
          })}
          <WaitClock since={new Date(NOW - 20 * 60_000)} dueAt={null} now={NOW} />
        </div>
      </Sample>
    </>
  )
}
